using System.Numerics;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>Python's <c>ast.literal_eval</c>: constants, lists, tuples, dicts, signed numbers and the sum of a real and an imaginary one.</summary>
internal static class PyLiteralEval
{
    /// <exception cref="FormatException">Python would raise.</exception>
    public static PyValue Evaluate(string text)
    {
        var tree = PyParser.Parse(WithoutEmptyLines(text.TrimStart(' ', '\t')));
        try
        {
            return Value(tree);
        }
        catch (PyException e)
        {
            throw e.Refusal();
        }
    }

    // Lines without code in front do not matter, but the first line with any must not be indented.
    private static string WithoutEmptyLines(string text)
    {
        var rest = text;
        while (rest.IndexOfAny(['\n', '\r']) is var end and >= 0 && rest.AsSpan(0, end).Trim(" \t\f") is [] or ['#', ..])
        {
            rest = rest[(end + 1)..];
        }

        return rest;
    }

    private static PyValue Value(PyNode node) => node switch
    {
        PyNode.Constant constant => constant.Value,
        PyNode.Tuple tuple => new PyValue.Tuple([.. tuple.Items.Select(Value)]),
        PyNode.List list => new PyValue.List([.. list.Items.Select(Value)]),
        PyNode.Set set => new PySet(set.Items.Select(Value)),
        PyNode.Call { Function: PyNode.Name { Id: "set" }, Arguments: [], Keywords: [] } => new PySet([]),
        PyNode.Dict dict => Dict(dict),
        PyNode.Ellipsis => PyEllipsis.Value,
        PyNode.Binary { Operator: "+" or "-" } sum => Sum(sum),
        _ => Signed(node),
    };

    private static PyValue.Dict Dict(PyNode.Dict dict)
    {
        var entries = new PyValue.Dict();
        foreach (var (key, value) in dict.Pairs)
        {
            var evaluated = Value(key ?? throw Malformed());
            entries.Set(Py.Hashable(evaluated), Value(value));
        }

        return entries;
    }

    private static PyValue Sum(PyNode.Binary sum)
    {
        var left = Signed(sum.Left);
        if (left is PyValue.Imaginary || sum.Right is not PyNode.Constant { Value: PyValue.Imaginary right })
        {
            throw Malformed();
        }

        var real = Py.Double(left);
        return new PyValue.Imaginary(sum.Operator == "+" ? real + right.Value : real - right.Value);
    }

    private static PyValue Signed(PyNode node) => node switch
    {
        PyNode.Unary { Operator: "+", Operand: var operand } => Number(operand),
        PyNode.Unary { Operator: "-", Operand: var operand } => Number(operand) switch
        {
            PyValue.Int i => new PyValue.Int(-i.Value),
            PyValue.Float f => new PyValue.Float(-f.Value),
            PyValue.Imaginary c => new PyValue.Imaginary(Complex.Negate(c.Value)),
            _ => throw Malformed(),
        },
        _ => Number(node),
    };

    private static PyValue Number(PyNode node) =>
        node is PyNode.Constant { Value: PyValue.Int or PyValue.Float or PyValue.Imaginary } constant ? constant.Value : throw Malformed();

    private static PySyntaxException Malformed() => new("no literal", "ValueError");
}
