using System.Text;
using ToolAce.Modeling.Chat;

namespace ToolAce.Modeling.Generation;

/// <summary>Texts that end an answer: looked for among its last tokens after each new one, and cut off with all that follows.</summary>
public sealed class StopTexts(ChatTemplate template, IReadOnlyList<string> texts)
{
    /// <summary>Every token has at least a byte, so a text that the newest token completes lies within so many tokens; a few more, because decoders treat a first token in their own way.</summary>
    private readonly int window = 4 + texts.Select(Encoding.UTF8.GetByteCount).DefaultIfEmpty().Max();

    /// <summary>Whether the newest token completes one of them.</summary>
    public bool Reached(IReadOnlyList<int> ids)
    {
        if (texts.Count == 0)
        {
            return false;
        }

        var end = template.Decode(ids.Skip(ids.Count - window));
        return texts.Any(stop => end.Contains(stop, StringComparison.Ordinal));
    }

    /// <summary>The text up to the first of them.</summary>
    public string Cut(string text)
    {
        foreach (var stop in texts)
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at];
        }

        return text;
    }
}
