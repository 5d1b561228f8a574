using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>A conversation of several rounds; it is right when every round is.</summary>
public sealed record MultiTurnItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<MultiTurnRound> Rounds)
    : SuiteItem(Id, Category, Functions);
