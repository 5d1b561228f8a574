namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Keys and values in the order in which they are written. Values are uint, int, float, bool, string, or a list of string, float or int.</summary>
internal sealed class GgufMetadata
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);
    private readonly List<string> keys = [];

    public int Count => keys.Count;

    public IEnumerable<(string Key, object Value)> Entries => keys.Select(key => (key, values[key]));

    public void Add(string key, uint value) => Put(key, value);

    public void Add(string key, float value) => Put(key, value);

    public void Add(string key, bool value) => Put(key, value);

    public void Add(string key, string value) => Put(key, value);

    public void Add(string key, IReadOnlyList<string> value) => Put(key, value);

    public void Add(string key, IReadOnlyList<float> value) => Put(key, value);

    public void Add(string key, IReadOnlyList<int> value) => Put(key, value);

    private void Put(string key, object value)
    {
        values.Add(key, value);
        keys.Add(key);
    }
}
