using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Devices;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Parallelism;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Onnx.Files;
using ToolAce.Onnx.Running;
using static TorchSharp.torch;

namespace ToolAce.Onnx;

/// <summary>An ONNX export as a text model: the same chat format, stop texts, random streams and batches as the checkpoint it was made from.</summary>
public sealed class OnnxTextModel : IContinuationModel
{
    private const int TokensPerBatch = 1024;
    private readonly OnnxDecoder decoder;
    private readonly OnnxScorer scorer;
    private readonly Workers workers;

    private OnnxTextModel(OnnxDecoder decoder, ChatTemplate template, Workers workers, int contextLimit)
    {
        (this.decoder, this.workers, Template) = (decoder, workers, template);
        ContextLength = contextLimit > 0 ? Math.Min(contextLimit, decoder.Config.ContextLength) : decoder.Config.ContextLength;
        scorer = new OnnxScorer(decoder);
    }

    /// <inheritdoc/>
    public string Version => decoder.Version;

    /// <inheritdoc/>
    public int ContextLength { get; }

    /// <summary>How dialogs become tokens.</summary>
    public ChatTemplate Template { get; }

    /// <summary>Where it runs, and why there.</summary>
    public ExecutionProvider Provider => decoder.Provider;

    /// <summary>Whether its weights are in half precision; else in single.</summary>
    public bool Half => decoder.Half;

    /// <summary>Whether a folder holds such an export.</summary>
    public static bool IsExport(string folder) => File.Exists(Path.Combine(folder, ModelWriter.FileName));

    /// <summary>Loads an export; see <see cref="ExecutionProvider.Choose(DeviceRequest)"/> for where it runs.</summary>
    /// <param name="folder">What <see cref="OnnxExporter"/> wrote.</param>
    /// <param name="device">Where it is asked to run.</param>
    /// <param name="threads">Processor threads; 0 means all cores.</param>
    /// <param name="log">Receives one line: what runs where, and why.</param>
    /// <param name="contextLimit">Most tokens of prompt and answer together; 0 and what lies above the model's own limit mean that one.</param>
    /// <exception cref="DeviceAbsentException">A GPU is asked for that is not there, or that ONNX Runtime cannot use.</exception>
    /// <exception cref="ModelFolderException">A file is missing, damaged or from another model.</exception>
    public static OnnxTextModel Load(string folder, DeviceRequest device, int threads, Action<string> log, int contextLimit = 0)
    {
        var provider = ExecutionProvider.Choose(device);
        var template = ChatTemplate.Load(folder, Tokenizer.Load(folder));
        var cores = provider.OnGpu ? Workers.One : Workers.For(Modeling.Decoders.DecoderConfig.Load(folder), CPU, threads);
        var opened = OnnxDecoder.Open(folder, provider, cores.Count > 1 ? 1 : threads);
        log($"{folder} on ONNX Runtime's {provider.Name} in {(opened.Half ? "f16" : "f32")} ({provider.Why})");
        return new OnnxTextModel(opened, template, cores, contextLimit);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Core.Models.Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(Generate([.. prompts.Select(Template.EncodePrompt)], options, progress, cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var results = dialogs.Select(_ => (IReadOnlyList<float>)[]).ToArray();
        workers.RunBatches(
            [.. Enumerable.Range(0, dialogs.Count).Chunk(1)],
            batch =>
            {
                var dialog = Template.Encode(dialogs[batch[0]]);
                if (dialog.Ids.Length <= ContextLength)
                {
                    results[batch[0]] = scorer.LogProbs(
                        dialog.Ids, [.. Enumerable.Range(1, dialog.Ids.Length - 1).Where(t => dialog.Supervised[t]).Select(t => (t - 1, dialog.Ids[t]))], cancellationToken);
                }
            },
            progress,
            cancellationToken);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<float>>>(results);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(ContinuationText.Score(Template, pairs, encoded => ContinuationScorer.LogProbs(
            inputs => [.. inputs.SelectMany(i => scorer.LogProbs(i.Ids, i.Targets, cancellationToken))], encoded, ContextLength, TokensPerBatch, workers, progress, cancellationToken)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Core.Models.Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(ContinuationText.Continue(Template, contexts, ContextLength, options.MaxTokens, encoded => Generate(encoded, options, progress, cancellationToken)));

    /// <inheritdoc/>
    public void Dispose() => decoder.Dispose();

    private IReadOnlyList<Core.Models.Generation> Generate(List<int[]> encoded, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var stops = new StopTexts(Template, options.Stop);
        var generator = new OnnxGenerator(decoder, [.. Template.EndTokens], stops.Reached) { ContextLength = ContextLength };
        return new PromptBatches(encoded, ContextLength, options.MaxTokens).Answer(
            workers, batch => generator.Generate(batch, options, cancellationToken), Template, stops, progress, cancellationToken);
    }
}
