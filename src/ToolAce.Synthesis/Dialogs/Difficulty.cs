using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// What self-guided complication turns: the wording level 0–3, the number of calls of a parallel request, the number of tools offered.
/// </summary>
public sealed record Difficulty(int Level, int Calls, int Tools)
{
    /// <summary>The most calls a parallel request may grow to.</summary>
    public const int MostCalls = 4;

    /// <summary>The most tools a dialog may offer (ToolACE Fig. 2 goes to nine).</summary>
    public const int MostTools = 9;

    /// <summary>One step harder; the same when there is no further step.</summary>
    public Difficulty Harder(DialogKind kind) =>
        Level < RequestStyle.HighestLevel ? this with { Level = Level + 1 }
        : kind == DialogKind.Parallel && Calls < MostCalls ? this with { Calls = Calls + 1, Tools = Math.Min(Tools + 1, MostTools) }
        : Tools < MostTools ? this with { Tools = Tools + 1 }
        : this;

    /// <summary>One step easier; the same when there is no further step.</summary>
    public Difficulty Easier(DialogKind kind) =>
        Level > 0 ? this with { Level = Level - 1 }
        : kind == DialogKind.Parallel && Calls > 2 ? this with { Calls = Calls - 1 }
        : Tools > 1 ? this with { Tools = Tools - 1 }
        : this;
}
