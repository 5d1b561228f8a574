using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Results;

/// <summary>What the stages of one cycle tell of their progress; a look reads only what came since the last one. For one thread at a time.</summary>
public sealed class ProgressLog(HomeLayout home, string cycleId)
{
    private readonly Dictionary<(int Iteration, string Stage), (ProgressTail<ProgressLine> Tail, List<ProgressLine> Lines)> read = [];

    /// <summary>All lines of a stage so far, all attempts.</summary>
    public IReadOnlyList<ProgressLine> Lines(int iteration, string stage)
    {
        if (!read.TryGetValue((iteration, stage), out var known))
        {
            known = (new ProgressTail<ProgressLine>(home.ProgressFile(cycleId, iteration, stage)), []);
            read.Add((iteration, stage), known);
        }

        known.Lines.AddRange(known.Tail.Read());
        return known.Lines;
    }
}
