using System.Collections.Concurrent;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// What an item's ground truth leads to, turn by turn: the results of its calls and the public attributes they leave behind. It does not depend on what a model does,
/// so one run serves every model result of the item; nothing in it changes.
/// </summary>
internal sealed class GroundTruthRun
{
    private GroundTruthRun(IReadOnlyList<Turn> turns) => Turns = turns;

    public IReadOnlyList<Turn> Turns { get; }

    /// <summary>Executes the ground truth and keeps the state after each turn.</summary>
    public static GroundTruthRun Of(WorldCatalog catalog, MultiTurnEntry entry, ConcurrentDictionary<string, PyNode> trees)
    {
        var execution = new MultiTurnExecution(catalog, entry.Setting, "ground_truth");
        return new GroundTruthRun([.. entry.GroundTruth.Select(calls => new Turn(calls.Count == 0, execution.Execute(calls, trees), [.. execution.Worlds.Select(Freeze)]))]);
    }

    private static IReadOnlyList<KeyValuePair<string, PyValue>> Freeze(World world) =>
        [.. world.Attributes.Where(a => a.Key[0] != '_').Select(a => KeyValuePair.Create(a.Key, Py.DeepCopy(a.Value)))];

    /// <summary>One turn: whether it wants nothing, its results, and every instance's public attributes after it.</summary>
    internal sealed record Turn(bool IsEmpty, IReadOnlyList<string> Results, IReadOnlyList<IReadOnlyList<KeyValuePair<string, PyValue>>> States);
}
