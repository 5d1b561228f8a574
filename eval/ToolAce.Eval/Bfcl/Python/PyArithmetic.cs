using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// Evaluates what a binary operation in an argument may hold: constants, signs, operators, lists, tuples and dicts. Names, calls and text formatting with <c>%</c>
/// are refused (a name is an error in Python too). Results are bounded in size, so <c>9**9**9</c> ends in an error.
/// </summary>
internal static class PyArithmetic
{
    private const int MaximumItems = 1_000_000;

    public static PyValue Evaluate(PyNode node) => Evaluate(node, depth: 0);

    // The official decoder writes the operation out again before it evaluates it, so the writer's limit holds here too.
    private static PyValue Evaluate(PyNode node, int depth)
    {
        if (depth > PyUnparser.MaximumDepth)
        {
            throw new PySyntaxException("an operation is nested too deeply", "RecursionError");
        }

        return node switch
        {
            PyNode.Constant constant => constant.Value,
            PyNode.Unary unary => Sign(unary.Operator, Evaluate(unary.Operand, depth + 1)),
            PyNode.Binary binary => Apply(binary.Operator, Evaluate(binary.Left, depth + 1), Evaluate(binary.Right, depth + 1)),
            PyNode.List list => new PyValue.List([.. list.Items.Select(i => Evaluate(i, depth + 1))]),
            PyNode.Tuple tuple => new PyValue.Tuple([.. tuple.Items.Select(i => Evaluate(i, depth + 1))]),
            PyNode.Dict dict => Dict(dict, depth + 1),
            _ => throw new PySyntaxException($"cannot evaluate {PyUnparser.Unparse(node)}", PyRefusals.OfEvaluation(node)),
        };
    }

    private static PyValue.Dict Dict(PyNode.Dict dict, int depth)
    {
        var entries = new PyValue.Dict();
        foreach (var (key, value) in dict.Pairs)
        {
            entries.Set(PyDecoding.Key(Evaluate(key ?? throw new PySyntaxException("cannot evaluate ** in a dict", "TypeError"), depth)), Evaluate(value, depth));
        }

        return entries;
    }

    private static PyValue Sign(string sign, PyValue value) => (sign, value) switch
    {
        ("not", _) => new PyValue.Bool(!IsTrue(value)),
        ("-", PyValue.Float f) => new PyValue.Float(-f.Value),
        ("-", PyValue.Imaginary c) => new PyValue.Imaginary(-c.Value),
        ("+", PyValue.Float or PyValue.Imaginary) => value,
        ("-" or "+" or "~", PyValue.Int or PyValue.Bool) => new PyValue.Int(sign switch
        {
            "-" => -PyEquality.Whole(value)!.Value,
            "+" => PyEquality.Whole(value)!.Value,
            _ => -PyEquality.Whole(value)!.Value - 1,
        }),
        _ => throw new PySyntaxException($"bad operand type for unary {sign}", "TypeError"),
    };

    private static bool IsTrue(PyValue value) => value switch
    {
        PyValue.None => false,
        PyValue.Bool b => b.Value,
        PyValue.Int i => !i.Value.IsZero,
        PyValue.Float f => f.Value != 0,
        PyValue.Imaginary c => c.Value != Complex.Zero,
        PyValue.Str s => s.Value.Length > 0,
        PyValue.Bytes b => b.Value.Length > 0,
        PyValue.List list => list.Items.Count > 0,
        PyValue.Tuple tuple => tuple.Items.Count > 0,
        PyValue.Dict dict => dict.Entries.Count > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "unknown value"),
    };

    private static PyValue Apply(string sign, PyValue left, PyValue right) => (sign, left, right) switch
    {
        (_, PyValue.Bool a, PyValue.Bool b) when sign is "&" or "|" or "^" =>
            new PyValue.Bool(sign switch { "&" => a.Value && b.Value, "|" => a.Value || b.Value, _ => a.Value != b.Value }),
        ("+", PyValue.Str a, PyValue.Str b) => new PyValue.Str(a.Value + b.Value),
        ("+", PyValue.Bytes a, PyValue.Bytes b) => new PyValue.Bytes(a.Value + b.Value),
        ("+", PyValue.List a, PyValue.List b) => new PyValue.List([.. a.Items, .. b.Items]),
        ("+", PyValue.Tuple a, PyValue.Tuple b) => new PyValue.Tuple([.. a.Items, .. b.Items]),
        ("|", PyValue.Dict a, PyValue.Dict b) => Merge(a, b),
        ("*", PyValue.Str or PyValue.Bytes or PyValue.List or PyValue.Tuple, PyValue.Int or PyValue.Bool) => Repeat(left, PyEquality.Whole(right)!.Value),
        ("*", PyValue.Int or PyValue.Bool, PyValue.Str or PyValue.Bytes or PyValue.List or PyValue.Tuple) => Repeat(right, PyEquality.Whole(left)!.Value),
        _ => PyNumbers.Apply(sign, left, right),
    };

    private static PyValue.Dict Merge(PyValue.Dict first, PyValue.Dict second)
    {
        var entries = new PyValue.Dict();
        foreach (var (key, value) in first.Entries.Concat(second.Entries))
        {
            entries.Set(key, value);
        }

        return entries;
    }

    private static PyValue Repeat(PyValue value, BigInteger times)
    {
        var length = value switch
        {
            PyValue.Str s => s.Value.Length,
            PyValue.Bytes b => b.Value.Length,
            PyValue.List list => list.Items.Count,
            _ => ((PyValue.Tuple)value).Items.Count,
        };
        if (times * length > MaximumItems)
        {
            throw new PySyntaxException("a repetition is too large", "MemoryError");
        }

        var count = length == 0 || times < 0 ? 0 : (int)times;
        return value switch
        {
            PyValue.Str s => new PyValue.Str(string.Concat(Enumerable.Repeat(s.Value, count))),
            PyValue.Bytes b => new PyValue.Bytes(string.Concat(Enumerable.Repeat(b.Value, count))),
            PyValue.List list => new PyValue.List([.. Enumerable.Repeat(list.Items, count).SelectMany(items => items)]),
            _ => new PyValue.Tuple([.. Enumerable.Repeat(((PyValue.Tuple)value).Items, count).SelectMany(items => items)]),
        };
    }
}
