using System.Globalization;
using System.Numerics;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Reads recorded values: plain JSON plus tags (<c>__tuple__</c>, <c>__float__</c>, <c>__bytes__</c>, <c>__complex__</c>, <c>__dict__</c>) for what JSON cannot tell apart.</summary>
internal static class RecordValues
{
    public static PyValue? Member(this PyValue value, string key) => ((PyValue.Dict)value).Find(new PyValue.Str(key));

    public static string? Text(this PyValue value, string key) => (value.Member(key) as PyValue.Str)?.Value;

    public static bool Flag(this PyValue value, string key) => value.Member(key) is PyValue.Bool { Value: true };

    public static PyValue Untag(PyValue value) => value switch
    {
        PyValue.List list => new PyValue.List([.. list.Items.Select(Untag)]),
        PyValue.Dict { Entries: [{ Key: PyValue.Str tag, Value: var content }] } when tag.Value.StartsWith("__", StringComparison.Ordinal) => Tagged(tag.Value, content),
        PyValue.Dict dict => new PyValue.Dict([.. dict.Entries.Select(e => KeyValuePair.Create(e.Key, Untag(e.Value)))]),
        _ => value,
    };

    private static PyValue Tagged(string tag, PyValue content) => (tag, content) switch
    {
        ("__tuple__", PyValue.List items) => new PyValue.Tuple([.. items.Items.Select(Untag)]),
        ("__float__", PyValue.Str word) => new PyValue.Float(word.Value switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity }),
        ("__bytes__", PyValue.Str hex) => new PyValue.Bytes(string.Concat(Convert.FromHexString(hex.Value).Select(b => (char)b))),
        ("__complex__", PyValue.Str text) => new PyValue.Imaginary(Complex(text.Value)),
        ("__dict__", PyValue.List pairs) => new PyValue.Dict(
            [.. pairs.Items.Select(p => KeyValuePair.Create(Untag(((PyValue.List)p).Items[0]), Untag(((PyValue.List)p).Items[1])))]),
        _ => new PyValue.Dict([new(new PyValue.Str(tag), Untag(content))]),
    };

    private static Complex Complex(string text)
    {
        var inner = text.Trim('(', ')').TrimEnd('j');
        var split = inner.LastIndexOfAny(['+', '-']);
        return split > 0 && inner[split - 1] != 'e'
            ? new Complex(double.Parse(inner[..split], CultureInfo.InvariantCulture), double.Parse(inner[split..], CultureInfo.InvariantCulture))
            : new Complex(0, double.Parse(inner, CultureInfo.InvariantCulture));
    }
}
