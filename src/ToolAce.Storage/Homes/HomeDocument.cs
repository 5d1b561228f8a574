using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Homes;

/// <summary>A small list that a home keeps in one JSON file. A change is on disk, whole, before it counts; only the owner may read the file.</summary>
public sealed class HomeDocument<T>(string path)
{
    private static readonly Lock OneWriter = new();

    /// <summary>What it holds; empty while there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public IReadOnlyList<T> Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<List<T>>(File.ReadAllBytes(path), CoreJson.Options) ?? [] : [];
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is damaged ({wrong.Message}). Mend it, or delete it and enter its content again.", wrong);
        }
    }

    /// <summary>Puts another list in place of the one it holds.</summary>
    public void Change(Func<IReadOnlyList<T>, IEnumerable<T>> change)
    {
        lock (OneWriter)
        {
            DurableFile.WriteOwners(path, DurableFile.Json(change(Read()).ToList()));
        }
    }
}
