using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Reports;

/// <summary>Makes reports of cycles from what lies in their folders; what is not there yet is left out.</summary>
public sealed class SynthesisReports(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>The report of a cycle.</summary>
    /// <exception cref="CorruptArtifactException">An artifact is damaged.</exception>
    public SynthesisReport Of(string cycleId, CycleConfig config, CancellationToken cancellationToken)
    {
        var plan = CyclePlan.Of(config);
        var pool = plan.Where(p => p.Stage == StageNames.Evolve).Select(p => Find(p, ArtifactNames.Apis)).OfType<Artifact>().LastOrDefault();
        List<Artifact> written = [.. plan.Where(p => p.Stage is StageNames.Converse or StageNames.Import).Select(p => Find(p, ArtifactNames.Dialogs)).OfType<Artifact>()];
        return new SynthesisReport
        {
            CycleId = cycleId,
            Yield = new CycleFigures(home).Funnels(cycleId, config),
            Apis = pool is null ? null : ApiFigures.Of([.. pool.Read<ApiDefinition>()], cancellationToken),
            Dialogs = written.Count == 0 ? null : DialogFigures.Of([.. written.SelectMany(w => w.Read<Dialog>())]),
            Costs = [.. plan.SelectMany(p => StageCosts.Of(home, cycleId, p.Iteration, p.Stage))],
            Screened =
            [
                .. plan.Select(p => (Planned: p, Found: Find(p, ArtifactNames.Contamination)))
                    .Where(p => p.Found is not null)
                    .Select(p => new ScreenedStage(p.Planned.Iteration, p.Planned.Stage, StageContext.ReadJson<ContaminationReport>(p.Found!))),
            ],
            Agreement = new ExpertAgreement(home, TimeProvider.System).Read(cycleId, cancellationToken),
        };

        Artifact? Find(PlannedStage planned, string artifact) => artifacts.Find(cycleId, planned.Iteration, planned.Stage, artifact);
    }
}
