using System.Runtime.CompilerServices;
using ToolAce.Eval.Bfcl.MultiTurn.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

/// <summary>Evaluates a call's syntax tree against worlds as Python's <c>eval</c> does: calls and names here, the other expressions in the other parts.</summary>
internal sealed partial class CallEvaluator(IReadOnlyList<World> worlds, IReadOnlyList<string> instanceNames)
{
    private Dictionary<string, PyValue>? variables;

    /// <summary>The value of an expression.</summary>
    /// <exception cref="PyException">Python would raise.</exception>
    public PyValue Evaluate(PyNode node)
    {
        variables = null;
        return Value(node);
    }

    /// <summary>The instance name of the last world that has such a method, null when none has.</summary>
    public string? InstanceOf(string method)
    {
        for (var i = worlds.Count - 1; i >= 0; i--)
        {
            if (worlds[i].Functions.Find(method) is not null)
            {
                return instanceNames[i];
            }
        }

        return null;
    }

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
        // Python looks for the function before it evaluates the arguments.
        switch (call.Function)
        {
            case PyNode.Name name when variables is null || !variables.ContainsKey(name.Id):
                if (Method(name.Id) is var (self, function) && function is not null)
                {
                    return function.Call(self!, Spread(call.Arguments), Keywords(call));
                }

                return (PyBuiltin.Find(name.Id) ?? throw PyException.NameError(name.Id)).Call(Spread(call.Arguments), Keywords(call));
            case PyNode.Attribute { Value: PyNode.Name owner } attribute when InstancePlace(owner.Id) is var place and >= 0:
                var bound = worlds[place].Functions.Find(attribute.Id)
                    ?? throw new PyException("AttributeError", $"'{worlds[place].ClassName}' object has no attribute '{attribute.Id}'");
                return bound.Call(worlds[place], Spread(call.Arguments), Keywords(call));
            case PyNode.Attribute attribute:
                var receiver = Value(attribute.Value);
                return PyMethods.Call(receiver, attribute.Id, Spread(call.Arguments));
            default:
                throw PyException.TypeError($"'{Py.TypeName(Value(call.Function))}' object is not callable");
        }
    }

    private (World? Self, WorldFunction? Function) Method(string name)
    {
        for (var i = worlds.Count - 1; i >= 0; i--)
        {
            if (worlds[i].Functions.Find(name) is { } function)
            {
                return (worlds[i], function);
            }
        }

        return (null, null);
    }

    private int InstancePlace(string name)
    {
        for (var i = 0; i < instanceNames.Count; i++)
        {
            if (instanceNames[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private List<PyValue> Spread(IReadOnlyList<PyNode> nodes)
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

    private List<KeyValuePair<string, PyValue>> Keywords(PyNode.Call call)
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
