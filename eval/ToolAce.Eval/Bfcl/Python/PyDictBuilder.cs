using System.Runtime.InteropServices;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Builds a dict as Python does: an equal key keeps its first place and spelling and takes the last value.</summary>
internal sealed class PyDictBuilder
{
    private readonly List<KeyValuePair<PyValue, PyValue>> entries = [];
    private readonly Dictionary<PyValue, int> places = [];

    public void Set(PyValue key, PyValue value)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out var known);
        if (known)
        {
            entries[place] = new(entries[place].Key, value);
            return;
        }

        place = entries.Count;
        entries.Add(new(key, value));
    }

    public PyValue.Dict Build() => new(entries);
}
