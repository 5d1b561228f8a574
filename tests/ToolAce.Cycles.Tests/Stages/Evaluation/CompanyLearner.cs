using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Tests.Stages.Evaluation;

/// <summary>Opens <see cref="CompanyModel"/>, and can do nothing else.</summary>
internal sealed class CompanyLearner(int failAt) : ILearner
{
    public ITextModel Open(ModelSource source, ModelConfig config) => new CompanyModel(failAt);

    public IPromptedModel OpenPrompted(ModelSource source, ModelConfig config) => throw new NotSupportedException();

    public string VersionOf(ModelSource source) => "company";

    public TrainingResult Train(TrainingJob job, ModelConfig config, IProgress<StepProgress>? progress, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ExportResult Export(ModelSource source, ExportFormat format, string folder, IReadOnlyList<Dialog> probes) => throw new NotSupportedException();
}
