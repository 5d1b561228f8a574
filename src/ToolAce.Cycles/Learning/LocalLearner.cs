using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;
using ToolAce.Modeling;
using ToolAce.Modeling.Devices;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Onnx;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Sft;
using static TorchSharp.torch;

namespace ToolAce.Cycles.Learning;

/// <summary>The project's own modelling and trainer.</summary>
public sealed class LocalLearner(Action<string> log) : ILearner
{
    /// <inheritdoc/>
    public ITextModel Open(ModelSource source, ModelConfig config) => Load(source, config);

    /// <summary>Opens a model with all that the project's own have over other text models; the caller disposes it.</summary>
    public LocalTextModel Load(ModelSource source, ModelConfig config)
    {
        var choice = Choose(config);
        log($"{source.BaseFolder}{(source.AdapterFolder is { } adapter ? $" with {adapter}" : "")} on {choice.Why}");
        var text = LocalTextModel.Load(source.BaseFolder, source.AdapterFolder, choice.Dtype, choice.Device, config.ContextLength);
        text.Model.UseThreads(config.Threads);
        return text;
    }

    /// <inheritdoc/>
    public IPromptedModel OpenPrompted(ModelSource source, ModelConfig config) => new PromptedModel(Load(source, config));

    /// <inheritdoc/>
    public string VersionOf(ModelSource source)
    {
        var baseHash = ModelVersions.WeightHash(source.BaseFolder);
        return source.AdapterFolder is { } adapter ? $"{baseHash}+{ModelVersions.WeightHash(adapter)}" : baseHash;
    }

    /// <inheritdoc/>
    public TrainingResult Train(TrainingJob job, ModelConfig config, IProgress<StepProgress>? progress, CancellationToken cancellationToken)
    {
        using var text = Load(job.Start, config);
        using var fresh = text.Adapter is null ? LoraAdapter.Create(text.Model, job.Options.Lora, job.Options.Seed) : null;
        var adapter = text.Adapter ?? fresh!;
        var longest = Math.Min(job.Options.MaxLength, text.ContextLength);
        var (samples, unused) = TrainingTargets.Encode(job.Dialogs, text.Template, longest, job.Variation);
        var options = job.Options with { MaxLength = longest, MicroBatch = PassSize.MicroBatch(job.Options.MicroBatch, text.Model.Config.ParameterCount()) };
        var hooks = new SftHooks
        {
            Progress = progress,
            Evaluated = new Told<EvaluationRecord>(e => log($"held-out loss after step {e.Step}: {e.Loss:F4}")),
            Log = log,
            CheckpointNow = () => cancellationToken.IsCancellationRequested, // a stop that was asked for loses no step
            EstimatedBytes = job.EstimatedBytes,
        };
        var trained = SftTrainer.Train(text.Model, adapter, samples, text.Template.PadToken, options, new CheckpointFolder(job.CheckpointFolder), hooks, cancellationToken);
        var published = PublishedBase.Of(job.Start.BaseFolder);
        PeftFolder.Save(job.OutputFolder, adapter, published.Name, text.BaseHash, published.Revision);
        return new TrainingResult(trained.Steps, unused, $"{text.BaseHash}+{ModelVersions.WeightHash(job.OutputFolder)}", text.BaseHash)
        {
            Evaluations = trained.Evaluations,
            BestStep = trained.BestStep,
            Device = TrainingDevice.Of(text.Model.Device),
            Longest = samples.Select(s => s.Ids.Count).DefaultIfEmpty().Max(),
        };
    }

    /// <inheritdoc/>
    public ExportResult Export(ModelSource source, ExportFormat format, string folder, IReadOnlyList<Dialog> probes)
    {
        var adapter = source.AdapterFolder ?? throw new ArgumentException("only an adapter can be exported", nameof(source));
        var template = ChatTemplate.Load(source.BaseFolder, Tokenizer.Load(source.BaseFolder));
        var longest = DecoderConfig.Load(source.BaseFolder).ContextLength;
        IReadOnlyList<int>[] ids = [.. probes.Select(p => template.Encode(p).Ids).Select(i => i[..Math.Min(i.Length, longest)])];
        return new CheckpointExporter(source.BaseFolder, adapter, ids, log, OnnxExport.All).Export(format, folder);
    }

    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }

    private static DeviceChoice Choose(ModelConfig config)
    {
        try
        {
            return DeviceChoice.Of(config.Device, config.Precision switch
            {
                Precision.Float32 => ScalarType.Float32,
                Precision.Bfloat16 => ScalarType.BFloat16,
                _ => null,
            });
        }
        catch (DeviceAbsentException e)
        {
            throw new CycleConfigException("config", [new(0, "model.device", $"model.device: {e.Message}")]);
        }
    }

    private sealed class PromptedModel(LocalTextModel text) : IPromptedModel
    {
        public async Task<Generation> AskAsync(ChatPrompt prompt, GenerationOptions options, bool plain, CancellationToken cancellationToken) => plain
            ? (await text.GenerateWithoutAdapterAsync([prompt], options, cancellationToken))[0]
            : (await text.GenerateAsync([prompt], options, progress: null, cancellationToken))[0];

        public void Dispose() => text.Dispose();
    }
}
