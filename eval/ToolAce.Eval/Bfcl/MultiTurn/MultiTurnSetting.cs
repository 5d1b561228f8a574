using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>What a conversation's worlds are made of: the involved classes, a scenario a class (never changed: worlds get copies), and whether worlds are stretched.</summary>
internal sealed record MultiTurnSetting(IReadOnlyList<string> Classes, PyValue.Dict InitialConfig, bool LongContext);
