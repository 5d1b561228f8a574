using System.Collections.Concurrent;
using ToolAce.Eval.Bfcl.MultiTurn.Evaluation;
using ToolAce.Eval.Bfcl.MultiTurn.Runtime;
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

    /// <param name="catalog">Makes the worlds.</param>
    /// <param name="setting">The classes and what they are loaded with.</param>
    /// <param name="name">Who acts; it shows where a text that a call holds names a method before a bracket.</param>
    public MultiTurnExecution(WorldCatalog catalog, MultiTurnSetting setting, string name = "model")
    {
        Worlds = [.. setting.Classes.Select(c => Load(catalog.Create(c), setting))];
        evaluator = new CallEvaluator(Worlds, [.. Worlds.Select(w => $"{name}_{w.ClassName}_instance")]);
    }

    /// <summary>The instances, in the order of the item's involved classes.</summary>
    public IReadOnlyList<World> Worlds { get; }

    /// <summary>Whether a result is the text of an exception that Python itself raises, not of one in a world's own words.</summary>
    public bool LastWasPythonsOwn { get; private set; }

    /// <summary>Carries calls out one by one.</summary>
    public List<string> Execute(IReadOnlyList<string> calls)
    {
        var results = new List<string>(calls.Count);
        for (var i = 0; i < calls.Count; i++)
        {
            results.Add(Execute(calls[i]));
        }

        return results;
    }

    /// <summary>Carries one call out: a Python expression in which the worlds' methods are known by name.</summary>
    public string Execute(string call) => Execute(call, cache: null);

    /// <summary>The same, with trees of texts parsed before.</summary>
    public string Execute(string call, ConcurrentDictionary<string, PyNode>? cache)
    {
        LastWasPythonsOwn = false;
        try
        {
            return Text(evaluator.Evaluate(Parse(call, cache)));
        }
        catch (PyException e)
        {
            LastWasPythonsOwn = !e.ByWorld;
            return ErrorPrefix + e.Message;
        }
        catch (InsufficientExecutionStackException)
        {
            LastWasPythonsOwn = true;
            return ErrorPrefix + "maximum recursion depth exceeded";
        }
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

    private PyNode Parse(string call, ConcurrentDictionary<string, PyNode>? cache)
    {
        // A plain call is the same tree whoever acts.
        var plain = CallText.IsPlain(call);
        if (plain && cache is not null && cache.TryGetValue(call, out var known))
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
            cache?.TryAdd(call, tree);
        }

        return tree;
    }
}
