using System.Globalization;
using System.Text;

namespace ToolAce.Core.Calls;

/// <summary>Literals as Python would write them, with double quotes.</summary>
internal static class LiteralText
{
    public static StringBuilder Append(StringBuilder text, Literal literal) => literal switch
    {
        Literal.Null => text.Append("None"),
        Literal.Bool b => text.Append(b.Value ? "True" : "False"),
        Literal.Integer i => text.Append(i.Value.ToString(CultureInfo.InvariantCulture)),
        Literal.Real r => text.Append(Number(r.Value)),
        Literal.Text s => Quoted(text, s.Value),
        Literal.List list => Items(text, list),
        Literal.Map map => Entries(text, map),
        _ => throw new ArgumentOutOfRangeException(nameof(literal), literal, "unknown literal"),
    };

    /// <summary>Shortest digits that read back equal, always recognisable as a real number.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "a call cannot hold an infinite number or NaN");
        }

        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().IndexOfAny('.', 'E', 'e') < 0 ? digits + ".0" : digits;
    }

    private static StringBuilder Items(StringBuilder text, Literal.List list)
    {
        text.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            Append(text.Append(i == 0 ? "" : ", "), list.Items[i]);
        }

        return text.Append(']');
    }

    private static StringBuilder Entries(StringBuilder text, Literal.Map map)
    {
        text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            Append(Quoted(text.Append(i == 0 ? "" : ", "), map.Entries[i].Key).Append(": "), map.Entries[i].Value);
        }

        return text.Append('}');
    }

    private static StringBuilder Quoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"');
    }
}
