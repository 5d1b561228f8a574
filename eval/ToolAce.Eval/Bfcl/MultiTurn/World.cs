using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// An instance of one of the stateful classes that multi-turn items act on. Its attributes are kept as Python's <c>__dict__</c> keeps them, in the order first set,
/// because a model may put values of any type there; two worlds agree when their public attributes (no leading underscore) are equal.
/// </summary>
internal abstract class World(IWorldFunctions functions, WorldConstants constants)
{
    private readonly List<KeyValuePair<string, PyValue>> attributes = [];

    private Dictionary<(WorldFunction, int), PyValue>? sharedDefaults;

    public string ClassName => functions.ClassName;

    public IWorldFunctions Functions => functions;

    /// <summary>Whether the class keeps nothing, so that no scenario is loaded.</summary>
    public virtual bool IsStateless => false;

    /// <summary>Whether values of the scenario become attributes, so that it has to be copied first.</summary>
    public virtual bool KeepsScenario => true;

    /// <summary>The attributes, private ones included.</summary>
    public IReadOnlyList<KeyValuePair<string, PyValue>> Attributes => attributes;

    /// <summary>What the backends' modules hold as constants.</summary>
    protected WorldConstants Constants => constants;

    /// <summary>An attribute of the instance, <c>self.name</c>.</summary>
    public PyValue this[string name]
    {
        get => Place(name) is var place and >= 0
            ? attributes[place].Value
            : throw new PyException("AttributeError", $"'{ClassName}' object has no attribute '{name}'");

        protected set
        {
            var place = Place(name);
            if (place >= 0)
            {
                attributes[place] = new(name, value);
            }
            else
            {
                attributes.Add(new(name, value));
            }
        }
    }

    /// <summary>Takes over a scenario, which becomes the world's own: the caller copies it (where <see cref="KeepsScenario"/>).</summary>
    public abstract void Load(PyValue.Dict scenario, bool longContext);

    public PyValue? Find(string attribute) => Place(attribute) is var place and >= 0 ? attributes[place].Value : null;

    /// <summary>The instance's own copy of a default value that can be changed.</summary>
    public PyValue SharedDefault(WorldFunction function, int parameter, PyValue template)
    {
        sharedDefaults ??= [];
        if (!sharedDefaults.TryGetValue((function, parameter), out var value))
        {
            sharedDefaults[(function, parameter)] = value = Py.DeepCopy(template);
        }

        return value;
    }

    /// <summary>Whether all public attributes among <paramref name="expected"/> are equal here. Circular values are never equal.</summary>
    public bool AgreesWith(World expected)
    {
        try
        {
            for (var i = 0; i < expected.Attributes.Count; i++)
            {
                var (name, value) = expected.Attributes[i];
                if (name[0] != '_' && (Find(name) is not { } own || !PyEquality.AreEqual(own, value)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    /// <summary>A scenario's value under a key, else a copy of the class's default.</summary>
    protected PyValue Setting(PyValue.Dict scenario, string key, PyValue.Dict defaults, string? defaultKey = null) =>
        scenario.Find(key) ?? Py.DeepCopy(Py.GetItem(defaults, defaultKey ?? key));

    private int Place(string name)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }
}
