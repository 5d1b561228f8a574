using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>The initial databases as read; never changed, so every world can share them.</summary>
internal sealed class ApiDatabases
{
    private readonly Dictionary<string, PyValue> tables;
    private readonly Dictionary<string, PyValue> captions;

    public ApiDatabases(IReadOnlyDictionary<string, PyValue> tables)
    {
        this.tables = new Dictionary<string, PyValue>(tables, StringComparer.Ordinal);
        captions = Captions();
    }

    /// <summary>Reads <c>init_database/*.json</c>.</summary>
    public static ApiDatabases Read(string folder) =>
        new(Directory.GetFiles(folder, "*.json").ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, f => PyJson.Parse(File.ReadAllText(f))));

    /// <summary>A table by name; an empty one when there is none.</summary>
    public PyValue.Dict Table(string name) => tables.GetValueOrDefault(name) as PyValue.Dict ?? new PyValue.Dict();

    /// <summary>The caption of an image, or null. The images are a list of many entries, the first of one address counts.</summary>
    public PyValue? Caption(string url) => captions.GetValueOrDefault(url);

    private Dictionary<string, PyValue> Captions()
    {
        var found = new Dictionary<string, PyValue>(StringComparer.Ordinal);
        foreach (var image in (tables.GetValueOrDefault("ImageCaptioning") as PyValue.List)?.Items ?? [])
        {
            if (image is PyValue.Dict entry && entry.Find("url") is PyValue.Str url && entry.Find("caption") is { } caption)
            {
                found.TryAdd(url.Value, caption);
            }
        }

        return found;
    }
}
