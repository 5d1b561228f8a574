using System.Collections.Concurrent;
using ToolAce.Eval.Bfcl.MultiTurn.Evaluation;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// The instances of one conversation over its turns: they are made and loaded once from the item's initial configuration, and every call works on what the calls
/// before it left behind. A result is the text that the official executor returns.
/// </summary>
internal sealed class MultiTurnExecution
{
    private const string ErrorPrefix = "Error during execution: ";

    private readonly CallEvaluator evaluator;
    private HashSet<string>? pythonsOwn;

    /// <param name="catalog">Makes the worlds.</param>
    /// <param name="setting">The classes and what they are loaded with.</param>
    /// <param name="name">Who acts; it shows where a text that a call holds names a method before a bracket.</param>
    public MultiTurnExecution(WorldCatalog catalog, MultiTurnSetting setting, string name = "model")
        : this([.. setting.Classes.Select(c => Load(catalog.Create(c), setting))], name)
    {
    }

    /// <param name="worlds">Instances that are loaded.</param>
    /// <param name="name">Who acts.</param>
    public MultiTurnExecution(IReadOnlyList<World> worlds, string name = "model")
    {
        Worlds = worlds;
        evaluator = new CallEvaluator(Worlds, [.. Worlds.Select(w => $"{name}_{w.ClassName}_instance")]);
    }

    /// <summary>The instances, in the order of the item's involved classes.</summary>
    public IReadOnlyList<World> Worlds { get; }

    /// <summary>Whether a result was the text of an exception that Python itself raises, not of one in a world's own words.</summary>
    public bool IsPythonsOwn(string result) => pythonsOwn?.Contains(result) == true;

    /// <summary>Carries calls out one by one.</summary>
    /// <param name="calls">Their texts.</param>
    /// <param name="trees">Trees of texts parsed before; new ones are added.</param>
    public List<string> Execute(IReadOnlyList<string> calls, ConcurrentDictionary<string, PyNode>? trees = null)
    {
        var results = new List<string>(calls.Count);
        for (var i = 0; i < calls.Count; i++)
        {
            results.Add(Execute(calls[i], trees));
        }

        return results;
    }

    /// <summary>Carries one call out: a Python expression in which the worlds' methods are known by name.</summary>
    public string Execute(string call, ConcurrentDictionary<string, PyNode>? trees = null)
    {
        try
        {
            return Text(evaluator.Evaluate(Parse(call, trees)));
        }
        catch (PyException e)
        {
            return e.ByWorld ? ErrorPrefix + e.Message : OwnError(e.Message);
        }
        catch (InsufficientExecutionStackException)
        {
            return OwnError("maximum recursion depth exceeded");
        }
    }

    private string OwnError(string message)
    {
        var text = ErrorPrefix + message;
        (pythonsOwn ??= []).Add(text);
        return text;
    }

    private static World Load(World world, MultiTurnSetting setting)
    {
        if (!world.IsStateless)
        {
            var scenario = setting.InitialConfig.Find(world.ClassName) as PyValue.Dict ?? new PyValue.Dict();
            world.Load(world.KeepsScenario ? Py.DeepCopy(scenario) : scenario, setting.LongContext);
        }

        return world;
    }

    private static string Text(PyValue value) => value switch
    {
        PyValue.Str s => s.Value,
        PyValue.Dict => PyJsonText.Dumps(value) ?? Py.Text(value),
        _ => Py.Text(value),
    };

    private PyNode Parse(string call, ConcurrentDictionary<string, PyNode>? trees)
    {
        // A plain call is the same tree whoever acts.
        var plain = CallText.IsPlain(call);
        if (plain && trees is not null && trees.TryGetValue(call, out var known))
        {
            return known;
        }

        var bound = plain ? call : CallText.Bind(call, evaluator.InstanceOf);
        if (CallText.RefusedName(bound) is { } refused)
        {
            throw PyException.Raised("Exception", $"Function call {refused} is not allowed.");
        }

        var tree = CallParser.Parse(bound);
        if (plain)
        {
            trees?.TryAdd(call, tree);
        }

        return tree;
    }
}
