using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>A question to be answered by searching; one of <paramref name="Answers"/> must stand in the answer. <paramref name="Snippets"/>: whether results show some text.</summary>
public sealed record WebSearchItem(
    string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, IReadOnlyList<string> Answers, bool Snippets)
    : SuiteItem(Id, Category, Functions);
