using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Results;
using ToolAce.Cycles.Stages;
using ToolAce.Storage.Homes;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Pictures;

/// <summary>Collects a finished cycle's figures from its artifacts.</summary>
internal sealed class RunFiguresReader(HomeLayout home)
{
    private readonly CycleArtifacts artifacts = new(home);
    private readonly CycleFigures figures = new(home);

    public RunFigures Read(string cycleId, CycleConfig config)
    {
        var iterations = Enumerable.Range(1, config.Cycle.Iterations).ToList();
        return new RunFigures(
            $"{config.Name}: {config.Cycle.Iterations} iteration(s), seed {config.Seed}",
            new SummaryBuilder(home).Build(cycleId, config, wallSeconds: null),
            [.. iterations.Select(i => artifacts.Open(cycleId, i, StageNames.Train, ArtifactNames.Steps).Read<StepRecord>().Select(s => s.Loss).ToList())],
            [.. iterations.Select(i => figures.Complexities(cycleId, i) ?? throw new InvalidDataException($"iteration {i} of {cycleId} has no complexities"))],
            [.. iterations.Select(i => figures.Band(cycleId, config, i)).OfType<BandReport>()]);
    }
}
