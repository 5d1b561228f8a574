using System.Collections.Concurrent;
using System.Globalization;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// The official multi-turn check: after every turn whose ground truth is not empty the model must have made a call, its worlds must be as the ground truth leaves them,
/// and the ground truth's results must be among the model's results so far. Safe to use from several threads.
/// </summary>
/// <param name="catalog">Makes the worlds.</param>
internal sealed class MultiTurnChecker(WorldCatalog catalog)
{
    public const string InferenceError = "multi_turn:inference_error";
    public const string ForceTerminated = "multi_turn:force_terminated";
    public const string EmptyTurn = "multi_turn:empty_turn_model_response";
    public const string StateMismatch = "multi_turn:instance_state_mismatch";
    public const string ResponseMismatch = "multi_turn:execution_response_mismatch";

    // Every model result of an item meets the same ground truth. Executing it again costs less than keeping the states it leaves.
    private readonly ConcurrentDictionary<string, PyNode> trees = new();

    /// <summary>Checks a model's result for an item.</summary>
    /// <param name="entry">The item.</param>
    /// <param name="modelResult">Turns of steps, as <see cref="MultiTurnSteps"/> reads them.</param>
    /// <param name="executesAll">Whether turns behind the first mistake are executed too, so that every result is known.</param>
    public MultiTurnVerdict Check(MultiTurnEntry entry, PyValue modelResult, bool executesAll = false)
    {
        if (MultiTurnSteps.Decode(modelResult) is not { } turns)
        {
            return new MultiTurnVerdict(InferenceError, "the model did not output a list of turns");
        }

        var verdict = turns.Count == entry.GroundTruth.Count
            ? null
            : new MultiTurnVerdict(ForceTerminated, $"{Number(turns.Count)} turns instead of {Number(entry.GroundTruth.Count)}");
        if (verdict is not null && !executesAll)
        {
            return verdict;
        }

        var truth = verdict is null ? new MultiTurnExecution(catalog, entry.Setting, "ground_truth") : null;
        var execution = new MultiTurnExecution(catalog, entry.Setting);
        var results = new List<IReadOnlyList<IReadOnlyList<string>>>(turns.Count);
        var soFar = new List<string>();
        for (var i = 0; i < turns.Count && (verdict is null || executesAll); i++)
        {
            var steps = turns[i].ConvertAll(IReadOnlyList<string> (calls) => execution.Execute(calls));
            results.Add(steps);
            steps.ForEach(soFar.AddRange);
            verdict ??= Problem(execution, truth!, entry.GroundTruth[i], i, steps.Count > 0, soFar);
        }

        return verdict is null ? new MultiTurnVerdict(ErrorType: null, Message: null, results, execution) : verdict with { Results = results, Execution = execution };
    }

    private MultiTurnVerdict? Problem(MultiTurnExecution execution, MultiTurnExecution truth, IReadOnlyList<string> calls, int turn, bool hasCalls, List<string> results)
    {
        var wanted = truth.Execute(calls, trees);
        if (calls.Count == 0)
        {
            return null;
        }

        if (!hasCalls)
        {
            return new MultiTurnVerdict(EmptyTurn, $"no call in turn {Number(turn)}");
        }

        for (var i = 0; i < execution.Worlds.Count; i++)
        {
            if (!execution.Worlds[i].AgreesWith(truth.Worlds[i]))
            {
                return new MultiTurnVerdict(StateMismatch, $"after turn {Number(turn)} {execution.Worlds[i].ClassName} is not as the ground truth leaves it");
            }
        }

        return Missing(wanted, results) is { } missing
            ? new MultiTurnVerdict(ResponseMismatch, $"up to turn {Number(turn)} no call had the result {missing}")
            : null;
    }

    /// <summary>The first wanted result that is not among those there are, each of which counts once; null when all are.</summary>
    private static string? Missing(IReadOnlyList<string> wanted, List<string> results)
    {
        Span<bool> used = results.Count <= 256 ? stackalloc bool[results.Count] : new bool[results.Count];
        used.Clear();
        for (var i = 0; i < wanted.Count; i++)
        {
            var found = -1;
            for (var j = 0; j < results.Count && found < 0; j++)
            {
                found = !used[j] && results[j] == wanted[i] ? j : -1;
            }

            if (found < 0)
            {
                return wanted[i];
            }

            used[found] = true;
        }

        return null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
