using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// One multi-turn item: the user's messages a turn, the worlds they are about, and the calls that reach what each turn asks for.
/// </summary>
/// <param name="Id">The item's id; its category is what stands before the last underscore.</param>
/// <param name="Questions">The messages that open each turn, as in the file.</param>
/// <param name="Setting">What the worlds are loaded with.</param>
/// <param name="GroundTruth">The call texts of each turn; empty where the turn asks for what cannot be done.</param>
internal sealed record MultiTurnEntry(string Id, IReadOnlyList<PyValue> Questions, MultiTurnSetting Setting, IReadOnlyList<IReadOnlyList<string>> GroundTruth)
{
    public string Category => Id[..Id.LastIndexOf('_')];
}
