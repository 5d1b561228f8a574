using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// What self-guided complication turns: the wording level 0–3, the number of calls of a parallel request, the number of tools offered.
/// </summary>
public sealed record Difficulty(int Level, int Calls, int Tools)
{
    /// <summary>One step harder; the same when there is no further step.</summary>
    public Difficulty Harder(DialogKind kind, DifficultyLimits limits) =>
        Level < RequestStyle.HighestLevel ? this with { Level = Level + 1 }
        : kind == DialogKind.Parallel && Calls < limits.MostCalls ? this with { Calls = Calls + 1, Tools = Math.Min(Tools + 1, limits.MostTools) }
        : Tools < limits.MostTools ? this with { Tools = Tools + 1 }
        : this;

    /// <summary>One step easier; the same when there is no further step.</summary>
    public Difficulty Easier(DialogKind kind, DifficultyLimits limits) =>
        Level > 0 ? this with { Level = Level - 1 }
        : kind == DialogKind.Parallel && Calls > 2 ? this with { Calls = Calls - 1 }
        : Tools > limits.FewestTools ? this with { Tools = Tools - 1 }
        : this;
}
