using System.Runtime.CompilerServices;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>
/// The constants of the official backends' modules: every class's default state and what long-context items are stretched with. They are official data, read from
/// <c>bfcl/multi_turn_backend_constants.json</c> at run time. What is found here is shared: copy before changing.
/// </summary>
internal sealed class WorldConstants(PyValue.Dict modules)
{
    // A scenario's texts live as long as its item, so each is stretched once, not once an execution.
    private readonly ConditionalWeakTable<PyValue, PyValue> extended = [];

    public const string FileName = "multi_turn_backend_constants.json";

    /// <exception cref="FormatException">The file is not the constants.</exception>
    public static WorldConstants Load(string path) => Parse(File.ReadAllText(path));

    /// <exception cref="FormatException">The text is not the constants.</exception>
    public static WorldConstants Parse(string json) => Untag(PyJson.Parse(json)) as PyValue.Dict is { } found
        ? new WorldConstants(found)
        : throw new FormatException("the backends' constants must be an object of modules");

    /// <summary>A module's constant.</summary>
    public PyValue this[string module, string name] =>
        Py.GetItem(modules.Find(module) ?? throw new FormatException($"{FileName} has no module {module}"), name);

    /// <summary>A module's <c>DEFAULT_STATE</c>.</summary>
    public PyValue.Dict DefaultState(string module) => (PyValue.Dict)this[module, "DEFAULT_STATE"];

    /// <summary>A text with another behind it.</summary>
    public PyValue Extended(PyValue text, PyValue extension)
    {
        if (!extended.TryGetValue(text, out var longer))
        {
            longer = Py.Add(text, extension);
            extended.TryAdd(text, longer);
        }

        return longer;
    }

    private static PyValue.List Kept(PyValue.List list)
    {
        PyJsonText.Keep(list);
        return list;
    }

    private static PyValue Untag(PyValue value) => value switch
    {
        PyValue.List list => Kept(new PyValue.List([.. list.Items.Select(Untag)])),
        PyValue.Dict { Entries: [{ Key: PyValue.Str { Value: "__set__" }, Value: PyValue.List items }] } => new PySet(items.Items.Select(Untag)),
        PyValue.Dict { Entries: [{ Key: PyValue.Str { Value: "__other__" }, Value: PyValue.Str { Value: "Ellipsis" } }] } => PyEllipsis.Value,
        PyValue.Dict { Entries: [{ Key: PyValue.Str { Value: "__dict__" } }] } => RecordValues.Untag(value),
        PyValue.Dict dict => new PyValue.Dict([.. dict.Entries.Select(e => KeyValuePair.Create(e.Key, Untag(e.Value)))]),
        _ => value,
    };
}
