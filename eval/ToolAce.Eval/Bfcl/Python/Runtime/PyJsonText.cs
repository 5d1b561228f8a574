using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary><c>json.dumps(value)</c> with Python's defaults: <c>", "</c> and <c>": "</c>, ASCII only, NaN and Infinity as words.</summary>
internal static class PyJsonText
{
    // Python gives up at a depth near 1,000 and on circles; both end in its repr, as whatever else does not serialise.
    private const int MaximumDepth = 900;

    // Long-context results repeat the same few long lists.
    private const int ManyItems = 100;
    private static readonly ConditionalWeakTable<PyValue.List, string> Fixed = [];

    [ThreadStatic]
    private static StringBuilder? shared;

    /// <summary>The text, or null when Python could not serialise the value.</summary>
    public static string? Dumps(PyValue value)
    {
        var text = shared ?? new StringBuilder();
        shared = null;
        text.Clear();
        var done = Append(text, value, depth: 0) ? text.ToString() : null;
        shared = text.Capacity <= 1 << 16 ? text : null;
        return done;
    }

    /// <summary>Keeps the text of a long list that is never changed.</summary>
    public static void Keep(PyValue.List constant)
    {
        if (constant.Items.Count >= ManyItems && Dumps(constant) is { } text)
        {
            Fixed.TryAdd(constant, text);
        }
    }

    private static bool Append(StringBuilder text, PyValue value, int depth)
    {
        switch (value)
        {
            case PyValue.Str s:
                Quote(text, s.Value);
                return true;
            case PyValue.Int i:
                text.Append(PyText.Repr(i.Value));
                return !PyText.IsTooLong(i.Value);
            case PyValue.Bool b:
                text.Append(b.Value ? "true" : "false");
                return true;
            case PyValue.None:
                text.Append("null");
                return true;
            case PyValue.Float f:
                text.Append(Real(f.Value));
                return true;
            case PyValue.Dict dict:
                return depth < MaximumDepth && Entries(text, dict, depth + 1);
            case PyValue.List list:
                if (list.Items.Count >= ManyItems && Fixed.TryGetValue(list, out var known))
                {
                    text.Append(known);
                    return true;
                }

                return depth < MaximumDepth && Items(text, list.Items, depth + 1);
            case PyValue.Tuple tuple:
                return depth < MaximumDepth && Items(text, tuple.Items, depth + 1);
            default:
                return false;
        }
    }

    private static bool Items(StringBuilder text, IReadOnlyList<PyValue> items, int depth)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (!Append(i == 0 ? text : text.Append(", "), items[i], depth))
            {
                return false;
            }
        }

        text.Append(']');
        return true;
    }

    private static bool Entries(StringBuilder text, PyValue.Dict dict, int depth)
    {
        text.Append('{');
        for (var i = 0; i < dict.Count; i++)
        {
            var (key, value) = dict.Entries[i];
            if (i > 0)
            {
                text.Append(", ");
            }

            if (Key(key) is not { } name)
            {
                return false;
            }

            Quote(text, name);
            if (!Append(text.Append(": "), value, depth))
            {
                return false;
            }
        }

        text.Append('}');
        return true;
    }

    private static string? Key(PyValue key) => key switch
    {
        PyValue.Str s => s.Value,
        PyValue.Bool b => b.Value ? "true" : "false",
        PyValue.None => "null",
        PyValue.Int i => i.Value.ToString(CultureInfo.InvariantCulture),
        PyValue.Float f => Real(f.Value),
        _ => null,
    };

    /// <summary>A number, or the word that stands for it.</summary>
    public static string Real(double value) => double.IsFinite(value) ? PyText.Repr(value) : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    /// <summary>A text in quotes.</summary>
    public static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is >= ' ' and <= '~' and not '"' and not '\\')
            {
                continue;
            }

            text.Append(value, start, i - start);
            start = i + 1;
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                _ => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        text.Append(value, start, value.Length - start).Append('"');
    }
}
