using System.Text;
using System.Text.Json;

namespace ToolAce.Agents.Structured;

/// <summary>
/// JSON objects in a model's text, whatever stands around them. Mended are trailing commas, comments, line breaks within strings and brackets that were left
/// open; never a text that ends within a string, because nobody knows how it goes on.
/// </summary>
internal static class JsonInText
{
    private const string EndOfThinking = "</think>";
    private const int MostStarts = 16;
    private const int Deepest = 64;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>The objects found, in order. With <paramref name="cutOff"/> the text ended before its end, and open brackets are not closed: parts would be missing.</summary>
    public static IEnumerable<JsonElement> Objects(string text, bool cutOff)
    {
        var thought = text.LastIndexOf(EndOfThinking, StringComparison.Ordinal);
        var start = thought < 0 ? 0 : thought + EndOfThinking.Length;
        for (var starts = 0; starts < MostStarts && (start = text.IndexOf('{', start)) >= 0; starts++)
        {
            var (json, end, whole) = Closed(text, start);
            if (json is not null && (whole || !cutOff) && Parsed(json) is { } found)
            {
                yield return found;
            }

            // What lies within a whole object is a part of it and no answer of its own.
            start = whole ? end : start + 1;
        }
    }

    private static JsonElement? Parsed(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The object that begins at <paramref name="start"/>, brackets closed, with the place after it; no text where it cannot be one.</summary>
    private static (string? Json, int End, bool Whole) Closed(string text, int start)
    {
        var (json, open, quoted) = (new StringBuilder(), new Stack<char>(), false);
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                quoted = c != '"';
                Quoted(json, text, ref i);
                continue;
            }

            if (c == '/' && AfterComment(text, i) is var after && after > i)
            {
                i = after - 1;
                continue;
            }

            quoted = c == '"';
            if (c is '{' or '[')
            {
                open.Push(c == '{' ? '}' : ']');
            }

            if ((c is '}' or ']' && !CloseTo(json, open, c)) || open.Count > Deepest)
            {
                return (null, i, Whole: false);
            }

            json.Append(c);
            if (open.Count == 0)
            {
                return (json.ToString(), i + 1, Whole: true);
            }
        }

        WithoutComma(json).Append(string.Concat(open));
        return (quoted ? null : json.ToString(), text.Length, Whole: false);
    }

    private static void Quoted(StringBuilder json, string text, ref int i)
    {
        if (text[i] < ' ')
        {
            json.Append($"\\u{(int)text[i]:x4}");
            return;
        }

        json.Append(text[i]);
        if (text[i] == '\\' && i + 1 < text.Length)
        {
            json.Append(text[++i]);
        }
    }

    private static bool CloseTo(StringBuilder json, Stack<char> open, char closer)
    {
        if (!open.Contains(closer))
        {
            return false;
        }

        WithoutComma(json);
        while (open.Pop() is var inner && inner != closer)
        {
            json.Append(inner);
        }

        return true;
    }

    private static StringBuilder WithoutComma(StringBuilder json)
    {
        var end = json.Length;
        while (end > 0 && char.IsWhiteSpace(json[end - 1]))
        {
            end--;
        }

        json.Length = end > 0 && json[end - 1] == ',' ? end - 1 : json.Length;
        return json;
    }

    /// <summary>The place after the comment at <paramref name="start"/>; that place itself where there is none.</summary>
    private static int AfterComment(string text, int start)
    {
        var (line, block) = (text.AsSpan(start).StartsWith("//"), text.AsSpan(start).StartsWith("/*"));
        var end = line ? text.IndexOf('\n', start) : block ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) : start;
        return end < 0 ? text.Length : block ? end + 2 : end;
    }
}
