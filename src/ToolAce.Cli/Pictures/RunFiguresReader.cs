using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Pictures;

/// <summary>Collects a finished cycle's figures from its artifacts.</summary>
internal sealed class RunFiguresReader(HomeLayout home)
{
    private readonly ArtifactStore store = new(home.Root, TimeProvider.System);

    public RunFigures Read(string cycleId, CycleConfig config)
    {
        var iterations = Enumerable.Range(1, config.Cycle.Iterations).ToList();
        return new RunFigures(
            $"{config.Name}: {config.Cycle.Iterations} iteration(s), seed {config.Seed}",
            new SummaryBuilder(home).Build(cycleId, config, wallSeconds: null),
            [.. iterations.Select(i => Open(cycleId, i, StageNames.Train, ArtifactNames.Steps).Read<StepRecord>().Select(s => s.Loss).ToList())],
            [.. iterations.Select(i => Complexities(cycleId, i))],
            [.. Bands(cycleId, config)]);
    }

    private (IReadOnlyList<double> Before, IReadOnlyList<double> After) Complexities(string cycleId, int iteration)
    {
        var rows = Open(cycleId, iteration, StageNames.Rescore, ArtifactNames.Complexity).Read<ComplexityRow>()
            .Where(r => r.Iteration == iteration && r is { Before: not null, After: not null })
            .ToList();
        return ([.. rows.Select(r => r.Before!.Value)], [.. rows.Select(r => r.After!.Value)]);
    }

    private IEnumerable<BandReport> Bands(string cycleId, CycleConfig config) => config.Data.Path is not null
        ? []
        : Enumerable.Range(1, config.Cycle.Iterations).Select(i => StageContext.ReadJson<BandReport>(
            i == 1 ? Open(cycleId, 1, StageNames.Calibrate, ArtifactNames.Band) : Open(cycleId, i - 1, StageNames.Rescore, ArtifactNames.Band)));

    private Artifact Open(string cycleId, int iteration, string stage, string artifact) => store.Open($"cycles/{cycleId}/iteration-{iteration}/{stage}/{artifact}");
}
