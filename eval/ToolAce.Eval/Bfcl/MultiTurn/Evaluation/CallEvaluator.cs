using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Bfcl.Python.Evaluation;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

/// <summary>Evaluates calls against worlds: a method's name stands for that of the last world that has it, an instance's name may stand before it.</summary>
internal sealed class CallEvaluator(IReadOnlyList<World> worlds, IReadOnlyList<string> instanceNames) : PyEvaluator
{
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

    protected override PyValue? CallBound(PyNode.Call call)
    {
        switch (call.Function)
        {
            case PyNode.Name name when !IsVariable(name.Id):
                return Method(name.Id) is var (self, function) && function is not null ? function.Call(self!, Spread(call.Arguments), Keywords(call)) : null;
            case PyNode.Attribute { Value: PyNode.Name owner } attribute when InstancePlace(owner.Id) is var place and >= 0:
                var bound = worlds[place].Functions.Find(attribute.Id)
                    ?? throw new PyException("AttributeError", $"'{worlds[place].ClassName}' object has no attribute '{attribute.Id}'");
                return bound.Call(worlds[place], Spread(call.Arguments), Keywords(call));
            default:
                return null;
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
}
