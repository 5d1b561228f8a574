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
    private const int PromptsPerBatch = 32;
    private const int TokensPerBatch = 16384;

    private LocalTextModel(DecoderModel model, LoraAdapter? adapter, ChatTemplate template, string baseHash, string version)
    {
        Model = model;
        Adapter = adapter;
        Template = template;
        BaseHash = baseHash;
        Version = version;
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public int ContextLength => Model.Config.ContextLength;

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
    /// <exception cref="ModelFolderException">A folder cannot be used.</exception>
    public static LocalTextModel Load(string folder, string? adapterFolder, ScalarType dtype, Device device)
    {
        var model = WeightFolder.Load(folder, dtype, device);
        try
        {
            var tokenizer = Tokenizer.Load(folder);
            var template = ChatTemplate.Load(folder, tokenizer);
            var hash = ModelVersions.WeightHash(folder);
            return adapterFolder is null
                ? new LocalTextModel(model, adapter: null, template, hash, hash)
                : new LocalTextModel(model, PeftFolder.Load(adapterFolder, model, hash), template, hash, $"{hash}+{ModelVersions.WeightHash(adapterFolder)}");
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Core.Models.Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(Generate([.. prompts.Select(Template.EncodePrompt)], options, progress, cancellationToken));

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

    private Core.Models.Generation[] Generate(
        List<int[]> encoded, GenerationOptions options, double repetitionPenalty, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var results = new Core.Models.Generation[encoded.Count];
        var stops = new StopTexts(Template, options.Stop);
        var generator = new TokenGenerator(Model, Template.PadToken, [.. Template.EndTokens], stops.Reached) { RepetitionPenalty = repetitionPenalty };
        Model.Workers.RunBatches(
            [.. Batches(encoded, options.MaxTokens)],
            batch =>
            {
                foreach (var (i, answer) in Answer(batch))
                {
                    results[i] = answer;
                }
            },
            progress,
            cancellationToken);
        return results;

        IEnumerable<(int Index, Core.Models.Generation Answer)> Answer(IReadOnlyList<int> batch)
        {
            if (encoded[batch[0]].Length >= ContextLength)
            {
                return batch.Select(i => (i, new Core.Models.Generation("", FinishReason.TooLong, encoded[i].Length, [], [])));
            }

            var answers = generator.Generate([.. batch.Select(i => (encoded[i], i))], options, cancellationToken);
            return batch.Zip(answers, (i, a) => (
                i,
                new Core.Models.Generation(stops.Cut(Template.Decode(a.Ids)), a.Finish ?? FinishReason.Length, encoded[i].Length, a.Ids, a.LogProbs)));
        }
    }

    /// <summary>Prompts of like length together, longest first; those too long for the context by themselves, so that a batch is wholly one or the other.</summary>
    private IEnumerable<List<int>> Batches(List<int[]> encoded, int maxTokens)
    {
        var order = Enumerable.Range(0, encoded.Count).OrderByDescending(i => encoded[i].Length).ToList();
        var (group, tooLong) = (new List<int>(), order.Where(i => encoded[i].Length >= ContextLength).ToList());
        if (tooLong.Count > 0)
        {
            yield return tooLong;
        }

        foreach (var i in order.Skip(tooLong.Count))
        {
            var width = encoded[group.Count > 0 ? group[0] : i].Length + maxTokens;
            if (group.Count == PromptsPerBatch || (group.Count > 0 && (group.Count + 1) * width > TokensPerBatch))
            {
                yield return group;
                group = [];
            }

            group.Add(i);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
