using System.Text;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Python.Evaluation;

/// <summary>Operators, conditions, subscripts, comprehensions and formatted strings.</summary>
internal partial class PyEvaluator
{
    private PyValue Expression(PyNode node) => node switch
    {
        PyNode.Binary binary => Py.Apply(binary.Operator, Value(binary.Left), Value(binary.Right)),
        PyNode.Logic logic => Logic(logic),
        PyNode.Compare compare => Compare(compare),
        PyNode.Conditional conditional => Value(Py.IsTrue(Value(conditional.Test)) ? conditional.Then : conditional.Otherwise),
        PyNode.Subscript { Index: PyNode.Slice slice } subscript => Py.Slice(Value(subscript.Value), Bound(slice.Lower), Bound(slice.Upper), Bound(slice.Step)),
        PyNode.Subscript subscript => Py.GetItem(Value(subscript.Value), Value(subscript.Index)),
        PyNode.Ellipsis => PyEllipsis.Value,
        PyNode.Set set => new PySet(Spread(set.Items)),
        PyNode.Comprehension comprehension => Comprehension(comprehension),
        PyNode.Formatted formatted => Py.Of(Formatted(formatted)),
        PyNode.Walrus { Target: PyNode.Name target } walrus => (variables ??= [])[target.Id] = Value(walrus.Value),
        PyNode.Attribute attribute => throw PyException.NoAttribute(Value(attribute.Value), attribute.Id),
        PyNode.Await => throw PyException.SyntaxError("'await' outside function"),
        PyNode.Yield => throw PyException.SyntaxError("'yield' outside function"),
        PyNode.Starred => throw PyException.SyntaxError("can't use starred expression here"),
        _ => throw new PyException("NotImplementedError", $"this kind of expression is not evaluated: {PyUnparser.Unparse(node)}"),
    };

    private static PyValue Unary(string sign, PyValue operand) => sign switch
    {
        "not" => Py.Of(!Py.IsTrue(operand)),
        "-" => Py.Negate(operand),
        "+" => operand is PyValue.Bool ? Py.Int(operand) : Py.IsNumber(operand) || operand is PyValue.Imaginary ? operand : throw Py.BadOperand("+", operand),
        _ => new PyValue.Int(-(PyEquality.Whole(operand) ?? throw Py.BadOperand("~", operand)) - 1),
    };

    private PyValue Bound(PyNode? bound) => bound is null ? Py.None : Value(bound);

    private PyValue Logic(PyNode.Logic logic)
    {
        var value = Py.None;
        foreach (var operand in logic.Operands)
        {
            value = Value(operand);
            if (Py.IsTrue(value) == (logic.Operator == "or"))
            {
                break;
            }
        }

        return value;
    }

    private PyValue.Bool Compare(PyNode.Compare compare)
    {
        var left = Value(compare.First);
        foreach (var (sign, operand) in compare.Rest)
        {
            var right = Value(operand);
            if (!Holds(sign, left, right))
            {
                return Py.False;
            }

            left = right;
        }

        return Py.True;
    }

    private static bool Holds(string sign, PyValue left, PyValue right) => sign switch
    {
        "==" => Py.Equal(left, right),
        "!=" => !Py.Equal(left, right),
        "in" => Py.In(left, right),
        "not in" => !Py.In(left, right),
        "is" => IsSame(left, right),
        "is not" => !IsSame(left, right),
        _ => Py.Ordered(sign, left, right),
    };

    private static bool IsSame(PyValue left, PyValue right) =>
        ReferenceEquals(left, right) || (left, right) is (PyValue.Bool { Value: var a }, PyValue.Bool { Value: var b }) && a == b;

    private PyValue Comprehension(PyNode.Comprehension comprehension)
    {
        var outer = variables;
        variables = outer is null ? [] : new(outer);
        try
        {
            var items = new List<PyValue>();
            var dict = new PyValue.Dict();
            Clause(comprehension, at: 0, () =>
            {
                var element = Value(comprehension.Element);
                if (comprehension.Value is null)
                {
                    items.Add(element);
                }
                else
                {
                    dict.Set(Py.Hashable(element), Value(comprehension.Value));
                }
            });
            return comprehension switch
            {
                { Value: not null } => dict,
                { Bracket: '{' } => new PySet(items),
                _ => new PyValue.List(items),
            };
        }
        finally
        {
            variables = outer;
        }
    }

    private void Clause(PyNode.Comprehension comprehension, int at, Action found)
    {
        if (at == comprehension.Clauses.Count)
        {
            found();
            return;
        }

        var clause = comprehension.Clauses[at];
        foreach (var item in Py.Iterate(Value(clause.Source)))
        {
            Assign(clause.Target, item);
            if (clause.Conditions.All(c => Py.IsTrue(Value(c))))
            {
                Clause(comprehension, at + 1, found);
            }
        }
    }

    private void Assign(PyNode target, PyValue value)
    {
        if (target is PyNode.Name name)
        {
            (variables ??= [])[name.Id] = value;
            return;
        }

        var targets = target switch { PyNode.Tuple tuple => tuple.Items, PyNode.List list => list.Items, _ => throw PyException.TypeError("cannot assign to this expression") };
        var values = Py.Iterate(value).ToList();
        if (values.Count != targets.Count)
        {
            throw PyException.ValueError(values.Count < targets.Count
                ? $"not enough values to unpack (expected {targets.Count}, got {values.Count})"
                : $"too many values to unpack (expected {targets.Count})");
        }

        for (var i = 0; i < values.Count; i++)
        {
            Assign(targets[i], values[i]);
        }
    }

    private string Formatted(PyNode.Formatted formatted)
    {
        var text = new StringBuilder();
        foreach (var part in formatted.Parts)
        {
            text.Append(part switch
            {
                PyNode.Constant { Value: PyValue.Str s } => s.Value,
                PyNode.Replacement replacement => Replacement(replacement),
                _ => Py.Text(Value(part)),
            });
        }

        return text.ToString();
    }

    private string Replacement(PyNode.Replacement replacement)
    {
        var value = Value(replacement.Value);
        value = replacement.Conversion switch { 'r' or 'a' => Py.Of(Py.Repr(value)), 's' => Py.Of(Py.Text(value)), _ => value };
        return Py.Format(value, replacement.Spec is { } spec ? Formatted(spec) : "");
    }
}
