using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Faults;

/// <summary>Values that nobody in a dialog gave.</summary>
internal static class Unsaid
{
    /// <summary>The first value drawn that no message holds; null where <paramref name="tries"/> of them all are held.</summary>
    public static Literal? Value(Dialog dialog, int tries, Func<Literal> draw)
    {
        for (var i = 0; i < tries; i++)
        {
            var value = draw();
            var text = value is Literal.Text words ? words.Value : CallSyntax.Print(value);
            if (!dialog.Turns.Any(t => t.Text.Contains(text, StringComparison.OrdinalIgnoreCase)))
            {
                return value;
            }
        }

        return null;
    }
}
