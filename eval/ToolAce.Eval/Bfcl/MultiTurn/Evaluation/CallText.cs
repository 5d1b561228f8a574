using System.Text;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

/// <summary>
/// Binds method names in a call's text as the official executor does: by text, not by syntax. Every word before an opening bracket that names a method gets its
/// instance in front, inside quotes too, and blanks between any word and its bracket go.
/// </summary>
internal static class CallText
{
    private static readonly string[] Refused = ["kill", "exit", "quit", "remove", "unlink", "popen", "Popen", "run"];

    /// <param name="call">The call's text.</param>
    /// <param name="instanceOf">The name of the instance that has a method of the given name, or null.</param>
    public static string Bind(string call, Func<string, string?> instanceOf)
    {
        StringBuilder? bound = null;
        var copied = 0;
        for (var at = 0; at < call.Length;)
        {
            if (!IsWord(call, at))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < call.Length && IsWord(call, at))
            {
                at += PyCharacters.Width(call, at);
            }

            var bracket = at;
            while (bracket < call.Length && Py.IsSpace(call[bracket]))
            {
                bracket++;
            }

            if (bracket == call.Length || call[bracket] != '(' || !(call[start] == '_' || char.IsAsciiLetter(call[start])))
            {
                continue;
            }

            var word = call[start..at];
            bound ??= new StringBuilder(call.Length + 64);
            bound.Append(call, copied, start - copied);
            if (instanceOf(word) is { } instance)
            {
                bound.Append(instance).Append('.');
            }

            bound.Append(word);
            copied = at = bracket;
        }

        return bound is null ? call : bound.Append(call, copied, call.Length - copied).ToString();
    }

    /// <summary>Whether the text is one call <c>name(…)</c> without any further bracket, where binding by text and by syntax are the same.</summary>
    public static bool IsPlain(string call)
    {
        var open = call.IndexOf('(');
        if (open <= 0 || call.AsSpan(open + 1).Contains('(') || char.IsAsciiDigit(call[0]))
        {
            return false;
        }

        foreach (var c in call.AsSpan(0, open))
        {
            if (c != '_' && !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name for which the official executor refuses a bound text, null when it goes on.</summary>
    public static string? RefusedName(string bound)
    {
        var name = bound.AsSpan();
        name = name.IndexOf('(') is var open and >= 0 ? name[..open] : name;
        if (name.IndexOf('.') is var point and >= 0)
        {
            name = name[(point + 1)..];
            name = name.IndexOf('.') is var next and >= 0 ? name[..next] : name;
        }

        foreach (var refused in Refused)
        {
            if (name.SequenceEqual(refused))
            {
                return refused;
            }
        }

        return null;
    }

    private static bool IsWord(string text, int at)
    {
        var c = text[at];
        return c < '\u0080'
            ? c == '_' || char.IsAsciiLetterOrDigit(c)
            : PyCharacters.Width(text, at) == 2
                ? Rune.IsLetterOrDigit(new Rune(c, text[at + 1])) || Rune.IsNumber(new Rune(c, text[at + 1]))
                : char.IsLetterOrDigit(c) || char.IsNumber(c);
    }
}
