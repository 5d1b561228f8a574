using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.MultiTurn;

namespace ToolAce.Eval.Suites;

/// <summary>An official multi-turn item: the model acts on simulated worlds, and what it leaves behind is compared with the ground truth's.</summary>
internal sealed record WorldItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<WorldRound> Rounds)
    : SuiteItem(Id, Category, Functions)
{
    public required MultiTurnEntry Entry { get; init; }

    public required WorldCatalog Worlds { get; init; }

    public required MultiTurnChecker Checker { get; init; }
}
