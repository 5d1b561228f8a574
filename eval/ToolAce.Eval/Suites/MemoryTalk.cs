using ToolAce.Core.Dialogs;

namespace ToolAce.Eval.Suites;

/// <summary>One conversation of a scenario.</summary>
public sealed record MemoryTalk(string Id, IReadOnlyList<IReadOnlyList<Turn>> Rounds);
