using System.Runtime.CompilerServices;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>
/// CPython 3.11's behaviour on values of any type, with its exceptions: worlds are written over it as the official ones are over Python, so that a model's wrong types
/// end as they do there. Values here, then containers, operators, conversions and the methods of <c>str</c> in the other parts.
/// </summary>
internal static partial class Py
{
    private const int MaximumBits = 14_285;
    private const int MaximumDepth = 900;

    public static PyValue None => PyValue.None.Value;

    public static PyValue.Bool True { get; } = new(value: true);

    public static PyValue.Bool False { get; } = new(value: false);

    public static PyValue.Bool Of(bool value) => value ? True : False;

    public static PyValue.Int Of(long value) => new(value);

    public static PyValue.Float Of(double value) => new(value);

    public static PyValue.Str Of(string value) => new(value);

    /// <summary>A dict with the given texts as keys.</summary>
    public static PyValue.Dict Dict(params ReadOnlySpan<(string Key, PyValue Value)> entries)
    {
        var list = new List<KeyValuePair<PyValue, PyValue>>(entries.Length);
        foreach (var (key, value) in entries)
        {
            list.Add(new(Of(key), value));
        }

        return new PyValue.Dict(list);
    }

    /// <summary><c>{"error": message}</c>, with which worlds refuse.</summary>
    public static PyValue.Dict Error(string message) => Dict(("error", Of(message)));

    public static PyValue.List List(IEnumerable<PyValue> items) => new([.. items]);

    public static PyValue.List Strings(IEnumerable<string> items) => new([.. items.Select(Of)]);

    /// <summary>The class name, as <c>type(value).__name__</c>.</summary>
    public static string TypeName(PyValue value) => value switch
    {
        PyValue.None => "NoneType",
        PyValue.Bool => "bool",
        PyValue.Int => "int",
        PyValue.Float => "float",
        PyValue.Imaginary => "complex",
        PyValue.Str => "str",
        PyValue.Bytes => "bytes",
        PyValue.List => "list",
        PyValue.Tuple => "tuple",
        PyValue.Dict => "dict",
        PyObject other => other.TypeName,
        _ => "object",
    };

    /// <summary><c>bool(value)</c>.</summary>
    public static bool IsTrue(PyValue value) => value switch
    {
        PyValue.None => false,
        PyValue.Bool b => b.Value,
        PyValue.Int i => !i.Value.IsZero,
        PyValue.Float f => f.Value != 0,
        PyValue.Imaginary c => c.Value != System.Numerics.Complex.Zero,
        PyValue.Str s => s.Value.Length > 0,
        PyValue.Bytes b => b.Value.Length > 0,
        PyValue.List list => list.Items.Count > 0,
        PyValue.Tuple tuple => tuple.Items.Count > 0,
        PyValue.Dict dict => dict.Count > 0,
        PyObject other => other.IsTrue,
        _ => true,
    };

    public static bool IsNone(PyValue value) => value is PyValue.None;

    /// <summary><c>value == text</c>.</summary>
    public static bool Is(PyValue value, string text) => value is PyValue.Str s && s.Value == text;

    /// <summary><c>isinstance(value, (int, float))</c>: a bool is an int.</summary>
    public static bool IsNumber(PyValue value) => value is PyValue.Int or PyValue.Float or PyValue.Bool;

    /// <summary><c>str(value)</c>, also what <c>{value}</c> in a formatted string writes.</summary>
    public static string Text(PyValue value) => value switch
    {
        PyValue.Str s => s.Value,
        PyObject other => other.Text(),
        _ => Repr(value),
    };

    /// <summary><c>repr(value)</c>.</summary>
    public static string Repr(PyValue value) => IsPrintable(value, depth: 0)
        ? PyText.Repr(value)
        : throw PyException.ValueError("Exceeds the limit (4300 digits) for integer string conversion");

    /// <summary><c>copy.deepcopy(value)</c>; what cannot change is shared.</summary>
    public static PyValue DeepCopy(PyValue value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case PyValue.List list:
                var items = new List<PyValue>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    items.Add(DeepCopy(item));
                }

                return new PyValue.List(items);
            case PyValue.Dict dict:
                return DeepCopy(dict);
            case PyValue.Tuple tuple:
                return new PyValue.Tuple([.. tuple.Items.Select(DeepCopy)]);
            case PyValue.Instance instance:
                return instance.DeepCopy();
            default:
                return value;
        }
    }

    /// <inheritdoc cref="DeepCopy(PyValue)"/>
    public static PyValue.Dict DeepCopy(PyValue.Dict dict)
    {
        var entries = new List<KeyValuePair<PyValue, PyValue>>(dict.Count);
        foreach (var (key, value) in dict.Entries)
        {
            entries.Add(new(key, DeepCopy(value)));
        }

        return new PyValue.Dict(entries);
    }

    /// <summary>A shallow copy, <c>dict.copy()</c>.</summary>
    public static PyValue.Dict Copy(PyValue.Dict dict) => new([.. dict.Entries]);

    // Python refuses to write ints of more than 4,300 digits.
    private static bool IsPrintable(PyValue value, int depth)
    {
        switch (value)
        {
            case PyValue.Int i:
                return i.Value.GetBitLength() < MaximumBits;
            case PyValue.List list:
                return depth < MaximumDepth ? list.Items.TrueForAll(item => IsPrintable(item, depth + 1)) : throw PyException.RecursionError(" while getting the repr of an object");
            case PyValue.Tuple tuple:
                return tuple.Items.All(item => IsPrintable(item, depth + 1));
            case PyValue.Dict dict:
                return depth < MaximumDepth ? dict.Entries.All(e => IsPrintable(e.Key, depth + 1) && IsPrintable(e.Value, depth + 1))
                    : throw PyException.RecursionError(" while getting the repr of an object");
            default:
                return true;
        }
    }

}
