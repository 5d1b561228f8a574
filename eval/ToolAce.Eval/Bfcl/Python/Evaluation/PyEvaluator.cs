using System.Runtime.CompilerServices;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.Python.Evaluation;

/// <summary>Evaluates an expression as Python's <c>eval</c> does, with the builtins that only compute: calls and names here, the other expressions in the other part.</summary>
internal partial class PyEvaluator
{
    private Dictionary<string, PyValue>? variables;

    /// <summary>The value of an expression.</summary>
    /// <exception cref="PyException">Python would raise.</exception>
    public PyValue Evaluate(PyNode node)
    {
        variables = null;
        return Value(node);
    }

    /// <summary>Calls what is known here besides the builtins; null when the call is of nothing such.</summary>
    protected virtual PyValue? CallBound(PyNode.Call call) => null;

    /// <summary>Whether an expression around has given the name a value.</summary>
    protected bool IsVariable(string name) => variables is not null && variables.ContainsKey(name);

    private PyValue Value(PyNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            PyNode.Constant constant => constant.Value,
            PyNode.Call call => Call(call),
            PyNode.Name name => variables?.GetValueOrDefault(name.Id) ?? PyBuiltin.Find(name.Id) ?? throw PyException.NameError(name.Id),
            PyNode.List list => new PyValue.List(Spread(list.Items)),
            PyNode.Tuple tuple => new PyValue.Tuple(Spread(tuple.Items)),
            PyNode.Dict dict => Dict(dict),
            PyNode.Unary unary => Unary(unary.Operator, Value(unary.Operand)),
            _ => Expression(node),
        };
    }

    private PyValue Call(PyNode.Call call)
    {
        if (CallBound(call) is { } result)
        {
            return result;
        }

        // Python looks for the function before it evaluates the arguments.
        switch (call.Function)
        {
            case PyNode.Name name when !IsVariable(name.Id):
                return (PyBuiltin.Find(name.Id) ?? throw PyException.NameError(name.Id)).Call(Spread(call.Arguments), Keywords(call));
            case PyNode.Attribute attribute:
                var receiver = Value(attribute.Value);
                return PyMethods.Call(receiver, attribute.Id, Spread(call.Arguments));
            default:
                throw PyException.TypeError($"'{Py.TypeName(Value(call.Function))}' object is not callable");
        }
    }

    protected List<PyValue> Spread(IReadOnlyList<PyNode> nodes)
    {
        var values = new List<PyValue>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is PyNode.Starred starred)
            {
                values.AddRange(Py.Iterate(Value(starred.Value)));
            }
            else
            {
                values.Add(Value(nodes[i]));
            }
        }

        return values;
    }

    protected List<KeyValuePair<string, PyValue>> Keywords(PyNode.Call call)
    {
        var keywords = new List<KeyValuePair<string, PyValue>>(call.Keywords.Count);
        for (var i = 0; i < call.Keywords.Count; i++)
        {
            var keyword = call.Keywords[i];
            if (keyword.Parameter is { } parameter)
            {
                keywords.Add(new(parameter, Value(keyword.Value)));
                continue;
            }

            foreach (var (key, value) in (Value(keyword.Value) as PyValue.Dict ?? throw PyException.TypeError("argument after ** must be a mapping")).Entries)
            {
                keywords.Add(new(key is PyValue.Str name ? name.Value : throw PyException.TypeError("keywords must be strings"), value));
            }
        }

        return keywords;
    }

    private PyValue.Dict Dict(PyNode.Dict dict)
    {
        var made = new PyValue.Dict();
        foreach (var (key, value) in dict.Pairs)
        {
            if (key is not null)
            {
                var evaluated = Py.Hashable(Value(key));
                made.Set(evaluated, Value(value));
                continue;
            }

            foreach (var entry in (Value(value) as PyValue.Dict ?? throw PyException.TypeError("argument after ** must be a mapping")).Entries)
            {
                made.Set(entry.Key, entry.Value);
            }
        }

        return made;
    }
}
