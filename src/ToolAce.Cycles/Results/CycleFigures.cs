using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Results;

/// <summary>What a cycle's finished stages have to show, also while later ones still run. Every call reads from disk.</summary>
public sealed class CycleFigures(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);

    /// <summary>What came in, went on and was held back, stage after stage.</summary>
    public IReadOnlyList<Funnel> Funnels(string cycleId, CycleConfig config) =>
        [.. CyclePlan.Of(config).Select(p => artifacts.Find(cycleId, p.Iteration, p.Stage, ArtifactNames.Funnel)).OfType<Artifact>().Select(StageContext.ReadJson<Funnel>)];

    /// <summary>Complexities of one iteration's dialogs before and after its training, in the dialogs' order; null until they were measured again.</summary>
    public Complexities? Complexities(string cycleId, int iteration)
    {
        if (artifacts.Find(cycleId, iteration, StageNames.Rescore, ArtifactNames.Complexity) is not { } artifact)
        {
            return null;
        }

        var rows = artifact.Read<ComplexityRow>().Where(r => r.Iteration == iteration && r is { Before: not null, After: not null }).ToList();
        return new Complexities([.. rows.Select(r => r.Before!.Value)], [.. rows.Select(r => r.After!.Value)]);
    }

    /// <summary>The band that an iteration's dialogs were chosen by; null before it is found, and where dialogs are one's own: they are measured, not chosen by it.</summary>
    public BandReport? Band(string cycleId, CycleConfig config, int iteration) => config.Data.Path is null
        && (iteration == 1 ? artifacts.Find(cycleId, 1, StageNames.Calibrate, ArtifactNames.Band) : artifacts.Find(cycleId, iteration - 1, StageNames.Rescore, ArtifactNames.Band)) is { } artifact
            ? StageContext.ReadJson<BandReport>(artifact)
            : null;
}
