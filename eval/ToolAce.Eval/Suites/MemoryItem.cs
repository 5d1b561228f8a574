using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>A question about what was said in a scenario's conversations, to be answered from memory; one of <paramref name="Answers"/> must stand in the answer.</summary>
public sealed record MemoryItem(
    string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, IReadOnlyList<string> Answers, MemoryScenario Scenario)
    : SuiteItem(Id, Category, Functions);
