using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>One turn of a multi-turn item: what the user says, and the functions that come in addition (then the user says nothing).</summary>
public sealed record WorldRound(IReadOnlyList<Turn> Turns, IReadOnlyList<FunctionDoc> MoreFunctions);
