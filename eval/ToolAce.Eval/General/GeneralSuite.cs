using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General;

/// <summary>A general-ability suite: its items in the data set's order, and what could not be read.</summary>
public sealed record GeneralSuite(string Name, GeneralSettings Settings, IReadOnlyList<GeneralItem> Items, IReadOnlyList<SuiteProblem> Problems);
