using ToolAce.Eval.Anatomies;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Comparisons;

/// <summary>One run against the first, over the items of both.</summary>
/// <param name="First">The first run's name.</param>
/// <param name="Second">The other's.</param>
/// <param name="OnlyFirst">Items that only the first has; they are left out.</param>
/// <param name="OnlySecond">Items that only the other has; they are left out.</param>
/// <param name="OtherPrompts">Items whose prompts were not the same.</param>
/// <param name="All">All items together.</param>
/// <param name="Board">What the official board ranks by; null without official items.</param>
/// <param name="Categories">Each category.</param>
/// <param name="Difference">What changes, item by item.</param>
/// <param name="Forgetting">What became of general ability; null without such items.</param>
public sealed record RunComparison(
    string First,
    string Second,
    int OnlyFirst,
    int OnlySecond,
    int OtherPrompts,
    Tested<PairedComparison> All,
    Tested<AggregateComparison>? Board,
    IReadOnlyList<CategoryComparison> Categories,
    RunDifference Difference,
    Forgetting? Forgetting);
