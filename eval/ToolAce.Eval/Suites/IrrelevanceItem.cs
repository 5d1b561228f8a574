using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>A question that none of its tools can serve: the model has to abstain.</summary>
public sealed record IrrelevanceItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns)
    : SuiteItem(Id, Category, Functions);
