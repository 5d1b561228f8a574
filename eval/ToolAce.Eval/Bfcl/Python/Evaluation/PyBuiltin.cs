using System.Numerics;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Python.Evaluation;

/// <summary>
/// A function that Python has by itself. Those that only compute are here; whatever reaches files, modules or the process is not, and reads as an unknown name.
/// </summary>
internal sealed class PyBuiltin : PyObject
{
    private const int MaximumRange = 1_000_000;

    private static readonly Dictionary<string, PyBuiltin> Known = new[]
    {
        new PyBuiltin("abs", isType: false, a => Py.Abs(One("abs", a))),
        new PyBuiltin("all", isType: false, a => Py.Of(Py.Iterate(One("all", a)).All(Py.IsTrue))),
        new PyBuiltin("any", isType: false, a => Py.Of(Py.Iterate(One("any", a)).Any(Py.IsTrue))),
        new PyBuiltin("bool", isType: true, a => Py.Of(a.Count > 0 && Py.IsTrue(One("bool", a)))),
        new PyBuiltin("dict", isType: true, a => a.Count == 0 ? new PyValue.Dict() : Mapping(One("dict", a))),
        new PyBuiltin("float", isType: true, a => a.Count == 0 ? Py.Of(0.0) : Py.Float(One("float", a))),
        new PyBuiltin("int", isType: true, a => a.Count == 0 ? Py.Of(0) : Py.Int(One("int", a))),
        new PyBuiltin("len", isType: false, a => Py.Of(Py.Len(One("len", a)))),
        new PyBuiltin("list", isType: true, a => a.Count == 0 ? Py.List([]) : Py.List(Py.Iterate(One("list", a)))),
        new PyBuiltin("max", isType: false, a => Py.Max(Several(a))),
        new PyBuiltin("min", isType: false, a => Py.Min(Several(a))),
        new PyBuiltin("pow", isType: false, a => a.Count == 2 ? Py.Power(a[0], a[1]) : throw PyException.TypeError("pow() takes two arguments here")),
        new PyBuiltin("print", isType: false, _ => Py.None),
        new PyBuiltin("range", isType: true, Range),
        new PyBuiltin("repr", isType: false, a => Py.Of(Py.Repr(One("repr", a)))),
        new PyBuiltin("round", isType: false, a => a.Count == 2 ? Py.Round(a[0], a[1]) : Py.Round(One("round", a))),
        new PyBuiltin("set", isType: true, a => a.Count == 0 ? new PySet() : new PySet(Py.Iterate(One("set", a)))),
        new PyBuiltin("sorted", isType: false, a => Py.Sorted(Py.Iterate(One("sorted", a)))),
        new PyBuiltin("str", isType: true, a => Py.Of(a.Count == 0 ? "" : Py.Text(One("str", a)))),
        new PyBuiltin("sum", isType: false, a => Py.Sum(One("sum", a))),
        new PyBuiltin("tuple", isType: true, a => new PyValue.Tuple(a.Count == 0 ? [] : [.. Py.Iterate(One("tuple", a))])),
    }.ToDictionary(b => b.name);

    private readonly string name;
    private readonly bool isType;
    private readonly Func<IReadOnlyList<PyValue>, PyValue> body;

    private PyBuiltin(string name, bool isType, Func<IReadOnlyList<PyValue>, PyValue> body)
    {
        this.name = name;
        this.isType = isType;
        this.body = body;
    }

    public override string TypeName => isType ? "type" : "builtin_function_or_method";

    public static PyBuiltin? Find(string name) => Known.GetValueOrDefault(name);

    public PyValue Call(IReadOnlyList<PyValue> arguments, IReadOnlyList<KeyValuePair<string, PyValue>> keywords)
    {
        if (keywords.Count > 0 && name == "dict" && arguments.Count == 0)
        {
            return new PyValue.Dict([.. keywords.Select(k => KeyValuePair.Create<PyValue, PyValue>(Py.Of(k.Key), k.Value))]);
        }

        return keywords.Count == 0 || name == "print" ? body(arguments) : throw PyException.TypeError($"{name}() takes no keyword arguments");
    }

    public override bool EqualTo(PyValue other) => ReferenceEquals(this, other);

    public override string Repr() => isType ? $"<class '{name}'>" : $"<built-in function {name}>";

    public override PyValue DeepCopy() => this;

    private static PyValue One(string name, IReadOnlyList<PyValue> arguments) =>
        arguments is [var one] ? one : throw PyException.TypeError($"{name}() takes exactly one argument ({arguments.Count} given)");

    private static PyValue Several(IReadOnlyList<PyValue> arguments) => arguments is [var one] ? one : new PyValue.Tuple(arguments);

    private static PyValue.Dict Mapping(PyValue value)
    {
        if (value is PyValue.Dict dict)
        {
            return Py.Copy(dict);
        }

        var made = new PyValue.Dict();
        foreach (var pair in Py.Iterate(value))
        {
            var items = Py.Iterate(pair).ToList();
            if (items.Count != 2)
            {
                throw PyException.ValueError($"dictionary update sequence element #{made.Count} has length {items.Count}; 2 is required");
            }

            Py.SetItem(made, items[0], items[1]);
        }

        return made;
    }

    private static PyValue.List Range(IReadOnlyList<PyValue> arguments)
    {
        var bounds = arguments.Select(a => PyEquality.Whole(a) ?? throw PyException.TypeError($"'{Py.TypeName(a)}' object cannot be interpreted as an integer")).ToList();
        var (start, stop, step) = bounds switch
        {
            [var end] => (BigInteger.Zero, end, BigInteger.One),
            [var first, var end] => (first, end, BigInteger.One),
            [var first, var end, var by] when !by.IsZero => (first, end, by),
            [_, _, _] => throw PyException.ValueError("range() arg 3 must not be zero"),
            _ => throw PyException.TypeError($"range expected at least 1 argument, got {bounds.Count}"),
        };
        if (BigInteger.Abs(stop - start) / BigInteger.Abs(step) > MaximumRange)
        {
            throw new PyException("MemoryError", "");
        }

        var items = new List<PyValue>();
        for (var at = start; step > 0 ? at < stop : at > stop; at += step)
        {
            items.Add(new PyValue.Int(at));
        }

        return new PyValue.List(items);
    }
}
