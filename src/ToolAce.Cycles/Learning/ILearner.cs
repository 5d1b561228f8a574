using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Learning;

/// <summary>What stages ask of the model being trained: <see cref="LocalLearner"/> over the project's own trainer, or a stand-in in tests.</summary>
public interface ILearner
{
    /// <summary>Opens a model; the caller disposes it.</summary>
    ITextModel Open(ModelSource source, ModelConfig config);

    /// <summary>Opens a model to be asked with and without its adapter over one copy of the weights; the caller disposes it.</summary>
    IPromptedModel OpenPrompted(ModelSource source, ModelConfig config);

    /// <summary>The version that <see cref="Open"/> would give, without opening it.</summary>
    string VersionOf(ModelSource source);

    /// <summary>Trains an adapter; goes on where an earlier attempt left off.</summary>
    TrainingResult Train(TrainingJob job, ModelConfig config, IProgress<StepProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Writes one form of a trained adapter into a folder that does not exist yet, loads it back and compares logits over the dialogs.</summary>
    ExportResult Export(ModelSource source, ExportFormat format, string folder, IReadOnlyList<Dialog> probes);
}
