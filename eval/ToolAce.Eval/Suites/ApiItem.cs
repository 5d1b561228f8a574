using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>
/// One test point of an API-Bank-style dialog: everything before an API turn is the prompt, that turn's call is the answer.
/// With <paramref name="Search"/> (level 2) only the tool searcher is offered, and then what it finds among <paramref name="Functions"/>.
/// </summary>
public sealed record ApiItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, Call Expected, bool Search)
    : SuiteItem(Id, Category, Functions);
