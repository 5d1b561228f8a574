using System.Text;

namespace ToolAce.Synthesis.Wording;

/// <summary>A sentence with places in braces.</summary>
public sealed class Template
{
    private readonly (string Text, bool IsPlace)[] parts;

    /// <summary>Cuts <paramref name="text"/> at its braces.</summary>
    /// <exception cref="FormatException">A brace is not closed.</exception>
    public Template(string text)
    {
        Text = text;
        var cut = new List<(string, bool)>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
            {
                cut.Add((text[at..], false));
                break;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"'{text}': a brace is not closed");
            }

            if (open > at)
            {
                cut.Add((text[at..open], false));
            }

            cut.Add((text[(open + 1)..close], true));
            at = close + 1;
        }

        parts = [.. cut];
    }

    /// <summary>The template as written.</summary>
    public string Text { get; }

    /// <summary>The names in braces, in order, repetitions included.</summary>
    public IEnumerable<string> Places => parts.Where(p => p.IsPlace).Select(p => p.Text);

    /// <summary>Whether <paramref name="place"/> occurs.</summary>
    public bool Has(string place) => Array.Exists(parts, p => p.IsPlace && p.Text == place);

    /// <summary>The sentence with each place filled by <paramref name="value"/>.</summary>
    public string Fill(Func<string, string> value)
    {
        var text = new StringBuilder();
        foreach (var (part, isPlace) in parts)
        {
            text.Append(isPlace ? value(part) : part);
        }

        return text.ToString();
    }

    /// <summary>The sentence with its places filled from pairs.</summary>
    /// <exception cref="ArgumentException">A place has no value.</exception>
    public string Fill(params ReadOnlySpan<(string Place, string Value)> values)
    {
        var text = new StringBuilder();
        foreach (var (part, isPlace) in parts)
        {
            text.Append(isPlace ? Find(values, part) : part);
        }

        return text.ToString();
    }

    private string Find(ReadOnlySpan<(string Place, string Value)> values, string place)
    {
        foreach (var (name, value) in values)
        {
            if (name == place)
            {
                return value;
            }
        }

        throw new ArgumentException($"the template '{Text}' has a place '{place}' that nothing fills", nameof(values));
    }
}
