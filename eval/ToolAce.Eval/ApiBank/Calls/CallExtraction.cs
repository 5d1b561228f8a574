using System.Buffers;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Calls;

/// <summary>
/// Finds the call in a model's text as the benchmark's two patterns do, in time linear in the text: <c>\[(\w+)\((.*)\)\]</c> for the call, and in what it
/// captured <c>(\w+)\s*=\s*['"](.+?)['"]|(\w+)\s*=\s*(\[.*\])|(\w+)\s*=\s*(\w+)</c> for its arguments.
/// </summary>
internal static class CallExtraction
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("'\"");

    /// <summary>The first call, or null.</summary>
    public static ExtractedCall? Find(string text)
    {
        var next = 0;
        while (next < text.Length && text.IndexOf('[', next) is var open and >= 0)
        {
            var nameEnd = PyWord.End(text, open + 1, text.Length);
            next = Math.Max(nameEnd, open + 1);
            if (nameEnd == open + 1 || nameEnd == text.Length || text[nameEnd] != '(')
            {
                continue;
            }

            // The dot stops at the end of the line, and takes as much of it as it can.
            var start = nameEnd + 1;
            var line = text.AsSpan(start);
            line = line.IndexOf('\n') is var stop and >= 0 ? line[..stop] : line;
            if (line.LastIndexOf(")]") is var length and >= 0)
            {
                return new ExtractedCall(text[(open + 1)..nameEnd], Arguments(text, start, start + length));
            }

            // Nothing closes a call behind here, so no call begins before the next line.
            next = start + line.Length;
        }

        return null;
    }

    private static PyValue.Dict Arguments(string text, int at, int end)
    {
        var found = new PyValue.Dict();
        var lastBracket = text.AsSpan(0, end).LastIndexOf(']');
        while (at < end)
        {
            var nameEnd = PyWord.End(text, at, end);
            if (nameEnd == at)
            {
                at++;
                continue;
            }

            // A shorter piece of the word could not be followed by the equals sign either, so a word that fails fails whole.
            var equals = PyWord.SpaceEnd(text, nameEnd, end);
            if (equals == end || text[equals] != '=')
            {
                at = equals;
                continue;
            }

            var value = PyWord.SpaceEnd(text, equals + 1, end);
            var (first, length, behind) = Value(text, value, end, lastBracket);
            if (behind > value)
            {
                found.Set(text[at..nameEnd], new PyValue.Str(text.Substring(first, length)));
            }

            at = behind;
        }

        return found;
    }

    /// <summary>Where the value at <paramref name="at"/> begins, how long it is, and where the search goes on: at the value itself when there is none.</summary>
    private static (int First, int Length, int Behind) Value(string text, int at, int end, int lastBracket)
    {
        if (at == end)
        {
            return (at, 0, at);
        }

        if (Quotes.Contains(text[at]))
        {
            // At least one character, whichever, then the nearest quote of either kind.
            var close = at + 2 < end ? text.AsSpan(at + 2, end - at - 2).IndexOfAny(Quotes) : -1;
            return close < 0 ? (at, 0, at) : (at + 1, close + 1, at + close + 3);
        }

        if (text[at] == '[')
        {
            return lastBracket > at ? (at, lastBracket + 1 - at, lastBracket + 1) : (at, 0, at);
        }

        var wordEnd = PyWord.End(text, at, end);
        return (at, wordEnd - at, wordEnd);
    }
}
