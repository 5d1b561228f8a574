using System.Text;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>JSON as <c>json.dumps</c> writes it, in one line or indented: ASCII only, floats as Python's <c>repr</c>.</summary>
internal static class PyIndentedJson
{
    /// <summary>Writes values that JSON can say, as they come from a JSON file. <paramref name="indent"/> is null for one line.</summary>
    public static string Write(PyValue value, int? indent)
    {
        var text = new StringBuilder();
        Append(text, value, indent, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, PyValue value, int? indent, int depth)
    {
        switch (value)
        {
            case PyValue.Dict dict:
                Append(text, '{', '}', dict.Entries, indent, depth, entry =>
                {
                    PyJsonText.Quote(text, ((PyValue.Str)entry.Key).Value);
                    Append(text.Append(": "), entry.Value, indent, depth + 1);
                });
                break;
            case PyValue.List list:
                Append(text, '[', ']', list.Items, indent, depth, item => Append(text, item, indent, depth + 1));
                break;
            case PyValue.Str s:
                PyJsonText.Quote(text, s.Value);
                break;
            case PyValue.Bool b:
                text.Append(b.Value ? "true" : "false");
                break;
            case PyValue.None:
                text.Append("null");
                break;
            case PyValue.Float f:
                text.Append(PyJsonText.Real(f.Value));
                break;
            default:
                text.Append(PyText.Repr(value));
                break;
        }
    }

    private static void Append<T>(StringBuilder text, char open, char close, IReadOnlyList<T> items, int? indent, int depth, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : indent is null ? ", " : ",");
            Break(text, indent, depth + 1);
            write(items[i]);
        }

        if (items.Count > 0)
        {
            Break(text, indent, depth);
        }

        text.Append(close);
    }

    private static void Break(StringBuilder text, int? indent, int depth)
    {
        if (indent is { } width)
        {
            text.Append('\n').Append(' ', width * depth);
        }
    }
}
