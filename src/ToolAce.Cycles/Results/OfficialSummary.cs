using ToolAce.Eval.Leaderboards;
using ToolAce.Eval.Running;
using ToolAce.Eval.Scores;

namespace ToolAce.Cycles.Results;

/// <summary>What base and final model came to on the official suites.</summary>
/// <param name="Base">The untouched base.</param>
/// <param name="Final">The model after the last iteration, compared with the base over the same items.</param>
/// <param name="Forgetting">What tuning did to general ability; null without such a suite.</param>
public sealed record OfficialSummary(LeaderboardRow Base, LeaderboardRow Final, Forgetting? Forgetting)
{
    /// <summary>Null where no official item was asked.</summary>
    internal static OfficialSummary? Of(IReadOnlyList<Prediction> @base, IReadOnlyList<Prediction> final, int seed) => @base.Count == 0
        ? null
        : new OfficialSummary(LeaderboardRow.Of("base", @base, first: null, seed), LeaderboardRow.Of("final", final, @base, seed), Forgetting.Of(@base, final, seed));
}
