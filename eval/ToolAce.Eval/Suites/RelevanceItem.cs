using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>A question that wants some call of an offered tool; which arguments is not looked at.</summary>
public sealed record RelevanceItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns)
    : SuiteItem(Id, Category, Functions);
