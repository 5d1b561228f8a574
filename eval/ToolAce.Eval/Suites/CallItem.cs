using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>A question that wants calls; they are checked against possible answers.</summary>
public sealed record CallItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, IReadOnlyList<ExpectedCall> Answers)
    : SuiteItem(Id, Category, Functions)
{
    /// <summary>The category whose comparison is made: the item's own, or that of the item which it repeats in another format.</summary>
    public string CheckedAs { get; init; } = Category;
}
