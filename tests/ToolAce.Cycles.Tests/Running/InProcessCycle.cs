using ToolAce.Cycles.Dispatching;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Running;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Hosting;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cycles.Tests.Running;

/// <summary>A cycle without dispatcher and child processes: the plan, stage after stage, in this process. What the real thing must equal.</summary>
internal static class InProcessCycle
{
    public const string Id = "plain";

    /// <param name="stop">How many stages to run.</param>
    /// <param name="only">The one stage of them to run; null for all.</param>
    public static async Task RunAsync(HomeLayout home, CycleRun run, CancellationToken cancellationToken, ILearner? learner = null, int stop = int.MaxValue, string? only = null)
    {
        using var ledger = await Ledger.OpenAsync(home, TimeProvider.System, cancellationToken);
        var stages = StageSet.Create(learner ?? new PretendLearner(), TimeProvider.System);
        var preparation = new StagePreparation(home, ledger, stages, new ContentHasher(), TimeProvider.System);
        foreach (var planned in CyclePlan.Of(run.Config).Take(stop).Where(p => only is null || p.Stage == only))
        {
            var folder = preparation.FolderOf(Id, planned);
            folder.Write(preparation.Request(Id, planned, run.Config, run.Paths, cancellationToken));
            Assert.Equal(0, await new StageHost(stages, TimeProvider.System).RunAsync(folder.Path, cancellationToken));
        }
    }
}
