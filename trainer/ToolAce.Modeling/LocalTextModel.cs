using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling;

/// <summary>A checkpoint folder, with or without an adapter on it, as a text model. The adapter is applied as it is, never merged.</summary>
public sealed partial class LocalTextModel : IContinuationModel
{
    private LocalTextModel(DecoderModel model, LoraAdapter? adapter, ChatTemplate template, string baseHash, string version, int contextLimit)
    {
        Model = model;
        Adapter = adapter;
        Template = template;
        BaseHash = baseHash;
        Version = version;
        ContextLength = contextLimit > 0 ? Math.Min(contextLimit, model.Config.ContextLength) : model.Config.ContextLength;
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public int ContextLength { get; }

    /// <summary>The decoder itself; owned by this.</summary>
    public DecoderModel Model { get; }

    /// <summary>How dialogs become tokens.</summary>
    public ChatTemplate Template { get; }

    /// <summary>The adapter in use; null for the plain base.</summary>
    public LoraAdapter? Adapter { get; }

    /// <summary>Hash of the base's weights; adapters trained here name it.</summary>
    public string BaseHash { get; }

    /// <summary>What the base alone answers, over the same weights; for one caller at a time.</summary>
    public async Task<IReadOnlyList<Core.Models.Generation>> GenerateWithoutAdapterAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, CancellationToken cancellationToken)
    {
        Adapter?.Detach();
        try
        {
            return await GenerateAsync(prompts, options, progress: null, cancellationToken);
        }
        finally
        {
            Adapter?.Attach();
        }
    }

    /// <summary>Loads base and adapter.</summary>
    /// <param name="folder">The base, in Hugging Face layout.</param>
    /// <param name="adapterFolder">An adapter in PEFT's layout; null for the plain base.</param>
    /// <param name="dtype">Type of the frozen weights.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="contextLimit">Most tokens of prompt and answer together; 0 and what lies above the model's own limit mean that one.</param>
    /// <exception cref="ModelFolderException">A folder cannot be used.</exception>
    public static LocalTextModel Load(string folder, string? adapterFolder, ScalarType dtype, Device device, int contextLimit = 0)
    {
        var model = WeightFolder.Load(folder, dtype, device);
        try
        {
            var tokenizer = Tokenizer.Load(folder);
            var template = ChatTemplate.Load(folder, tokenizer);
            var hash = ModelVersions.WeightHash(folder);
            return adapterFolder is null
                ? new LocalTextModel(model, adapter: null, template, hash, hash, contextLimit)
                : new LocalTextModel(model, PeftFolder.Load(adapterFolder, model, hash), template, hash, $"{hash}+{ModelVersions.WeightHash(adapterFolder)}", contextLimit);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A prompt object that stands in the list several times, for several samples, is read once for all of them.</remarks>
    public Task<IReadOnlyList<Core.Models.Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var encoded = new Dictionary<ChatPrompt, int[]>(ReferenceEqualityComparer.Instance);
        foreach (var prompt in prompts)
        {
            encoded[prompt] = encoded.TryGetValue(prompt, out var known) ? known : Template.EncodePrompt(prompt);
        }

        return Task.FromResult(Generate([.. prompts.Select(p => encoded[p])], options, progress, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var encoded = dialogs.Select(Template.Encode).ToList();
        var fitting = Enumerable.Range(0, dialogs.Count).Where(i => encoded[i].Ids.Length <= ContextLength).ToList();
        var scores = AnswerScorer.LogProbs(
            Model,
            [.. fitting.Select(i => ((IReadOnlyList<int>)encoded[i].Ids, (IReadOnlyList<bool>)encoded[i].Supervised))],
            Template.PadToken,
            progress,
            cancellationToken);
        var results = dialogs.Select(_ => (IReadOnlyList<float>)[]).ToArray();
        for (var k = 0; k < fitting.Count; k++)
        {
            results[fitting[k]] = scores[k];
        }

        return Task.FromResult<IReadOnlyList<IReadOnlyList<float>>>(results);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Adapter?.Dispose();
        Model.Dispose();
    }

    private IReadOnlyList<Core.Models.Generation> Generate(
        List<int[]> encoded, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Generate(encoded, options, repetitionPenalty: 1, progress, cancellationToken);

    private IReadOnlyList<Core.Models.Generation> Generate(
        List<int[]> encoded, GenerationOptions options, double repetitionPenalty, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var stops = new StopTexts(Template, options.Stop);
        var generator = new TokenGenerator(Model, Template.PadToken, [.. Template.EndTokens], stops.Reached) { RepetitionPenalty = repetitionPenalty, ContextLength = ContextLength };
        return new PromptBatches(encoded, ContextLength, options.MaxTokens).Answer(
            Model.Workers, batch => generator.Generate(batch, options, cancellationToken), Template, stops, progress, cancellationToken);
    }
}
