using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>The kind of a dialog by its calls. What a language model was asked to write and what it wrote are two things.</summary>
internal static class CourseKind
{
    /// <summary>The kind that <paramref name="turns"/> are of. Where single calls follow on several requests, only the plan tells whether they depend on each other.</summary>
    public static DialogKind Of(IReadOnlyList<Turn> turns, DialogKind planned)
    {
        var (calls, sinceAsked, longestChain, widest) = (0, 0, 0, 0);
        foreach (var turn in turns)
        {
            if (turn.Role == Role.User)
            {
                sinceAsked = 0;
            }
            else if (turn.Role == Role.Assistant && CallSyntax.Read(turn.Text) is CallReading.Calls read)
            {
                calls++;
                longestChain = Math.Max(longestChain, ++sinceAsked);
                widest = Math.Max(widest, read.Items.Count);
            }
        }

        return calls == 0 ? DialogKind.NonTool
            : widest > 1 ? DialogKind.Parallel
            : longestChain > 1 || (calls > 1 && planned == DialogKind.Dependent) ? DialogKind.Dependent
            : DialogKind.Single;
    }
}
