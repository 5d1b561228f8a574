using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>
/// What the user says in one round, the calls that it wants (none: the model has to answer in words), and the result of each of them.
/// </summary>
public sealed record MultiTurnRound(IReadOnlyList<Turn> Turns, IReadOnlyList<ExpectedCall> Calls, IReadOnlyList<Literal> Results);
