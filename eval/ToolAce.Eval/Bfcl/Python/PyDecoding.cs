using ToolAce.Eval.Bfcl.Python.Evaluation;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Turns a syntax tree into calls by the official decoder's rules (see the data folder's README, "Decoding").</summary>
internal static class PyDecoding
{
    /// <summary>A bare call, or a list, tuple or set whose elements are all calls.</summary>
    public static PyValue.List Calls(PyNode tree)
    {
        IReadOnlyList<PyNode> elements = tree switch
        {
            PyNode.Call call => [call],
            PyNode.List list => list.Items,
            PyNode.Tuple tuple => tuple.Items,
            PyNode.Set set => set.Items,
            _ => throw new PySyntaxException("neither a call nor a list of calls", "AttributeError"),
        };
        return new PyValue.List([.. elements.Select(e => e is PyNode.Call call ? Call(call) : throw new PySyntaxException("an element is not a call", "AssertionError"))]);
    }

    /// <summary>A dict's key as Python accepts it.</summary>
    public static PyValue Key(PyValue value) => IsHashable(value) ? value : throw new PySyntaxException("unhashable key", "TypeError");

    private static PyValue.Dict Call(PyNode.Call call)
    {
        var arguments = new PyValue.Dict();
        foreach (var keyword in call.Keywords)
        {
            arguments.Set(keyword.Parameter is null ? PyValue.None.Value : new PyValue.Str(keyword.Parameter), Value(keyword.Value));
        }

        return new PyValue.Dict([new(new PyValue.Str(Name(call.Function)), arguments)]);
    }

    private static string Name(PyNode function)
    {
        if (function is PyNode.Name only)
        {
            return only.Id;
        }

        var parts = new List<string>();
        while (function is PyNode.Attribute attribute)
        {
            parts.Add(attribute.Id);
            function = attribute.Value;
        }

        // Any other base contributes nothing: f()(x=1) has the empty name.
        if (function is PyNode.Name name)
        {
            parts.Add(name.Id);
        }

        parts.Reverse();
        return string.Join('.', parts);
    }

    private static PyValue Value(PyNode node) => node switch
    {
        PyNode.Constant constant => constant.Value,
        PyNode.Ellipsis => new PyValue.Str("..."),
        PyNode.Unary unary => Minus(unary.Operand),
        PyNode.List list => new PyValue.List([.. list.Items.Select(Value)]),
        PyNode.Tuple tuple => new PyValue.Tuple([.. tuple.Items.Select(Value)]),
        PyNode.Dict dict => Dict(dict),
        PyNode.Name name => new PyValue.Str(name.Id),
        PyNode.Binary binary => Operation(binary),
        PyNode.Call { Keywords.Count: 0 } call => new PyValue.Str(PyUnparser.Unparse(call)),
        PyNode.Call call => Call(call),
        PyNode.Subscript subscript => new PyValue.Str($"{PyUnparser.Unparse(subscript.Value)}[{PyUnparser.Unparse(subscript.Index)}]"),
        _ => throw new PySyntaxException($"an argument may not be {node.GetType().Name}", node is PyNode.Lambda ? "TypeError" : "Exception"),
    };

    // The official decoder writes an operation out again and evaluates that text, so what cannot be written is refused, and builtins are known.
    private static PyValue Operation(PyNode.Binary binary)
    {
        _ = PyUnparser.Unparse(binary);
        try
        {
            return new PyEvaluator().Evaluate(binary);
        }
        catch (PyException e)
        {
            throw e.Refusal();
        }
    }

    // The official decoder negates the operand whatever the operator is: +3 reads as -3, not True as -1.
    private static PyValue Minus(PyNode operand) => operand is not PyNode.Constant constant
        ? throw new PySyntaxException("a sign may stand before a constant only", PyRefusals.OfOperand(operand))
        : constant.Value switch
        {
            PyValue.Float f => new PyValue.Float(-f.Value),
            PyValue.Imaginary c => new PyValue.Imaginary(-c.Value),
            _ => new PyValue.Int(-(PyEquality.Whole(constant.Value) ?? throw new PySyntaxException("bad operand type for a sign", "TypeError"))),
        };

    private static PyValue.Dict Dict(PyNode.Dict dict)
    {
        var entries = new PyValue.Dict();
        foreach (var (key, value) in dict.Pairs)
        {
            var evaluated = Value(key ?? throw new PySyntaxException("** inside a dict", "Exception"));
            var content = Value(value);
            entries.Set(Key(evaluated), content);
        }

        return entries;
    }

    private static bool IsHashable(PyValue value) => value switch
    {
        PyValue.List or PyValue.Dict => false,
        PyValue.Tuple tuple => tuple.Items.All(IsHashable),
        _ => true,
    };
}
