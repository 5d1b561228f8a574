using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>
/// The file that a run makes, .jsonl or .parquet, and the note beside it: what was asked for, how many rows, and the file's hash. Both appear whole or not at all.
/// </summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Request">What is asked for, as JSON: two runs of one request make the same bytes.</param>
internal sealed record MadeFile(string Path, string Request)
{
    private const string Lines = ".jsonl";
    private const string Table = ".parquet";

    /// <summary>Where parts of an unfinished run lie.</summary>
    public string Work => Path + ".work";

    private string Note => Path + ".made.json";

    /// <exception cref="UsageException">The ending says neither form.</exception>
    public static MadeFile Of(string given, object request)
    {
        var path = System.IO.Path.GetFullPath(given);
        return System.IO.Path.GetExtension(path) is Lines or Table && !Directory.Exists(path) ? new MadeFile(path, JsonSerializer.Serialize(request, CoreJson.Options))
            : throw new UsageException($"{given} is neither a .jsonl nor a .parquet file.", "Give --out a name with one of these endings.");
    }

    /// <summary>Whether the file is there and is what this request makes; <paramref name="counts"/> are its figures then.</summary>
    public bool IsMade(out MadeCounts counts)
    {
        counts = new MadeCounts(0, new Dictionary<string, int>());
        if (!File.Exists(Path) || !File.Exists(Note) || Read() is not { } note)
        {
            return false;
        }

        counts = new MadeCounts(note.Rows, note.Held);
        return note.Request.ToJsonString(CoreJson.Options) == JsonNode.Parse(Request)!.ToJsonString(CoreJson.Options) && note.Sha256 == Hash(Path);
    }

    /// <summary>Makes the file of rows and removes nothing else.</summary>
    public void Write<T>(IEnumerable<T> rows, int count, IReadOnlyDictionary<string, int> held, CancellationToken cancellationToken)
    {
        Take(System.IO.Path.GetExtension(Path) == Lines ? WriteLines(rows, cancellationToken) : WriteTable(rows, count, cancellationToken), count, held, said: null);
    }

    /// <summary>Puts a whole file in its place.</summary>
    /// <param name="whole">Where it was written, on the same disk.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="held">What was held back, by reason.</param>
    /// <param name="said">What else was said of it; null for nothing.</param>
    public void Take(string whole, int rows, IReadOnlyDictionary<string, int> held, JsonObject? said)
    {
        var note = new MadeNote(JsonNode.Parse(Request)!.AsObject(), rows, held, Hash(whole)) { Said = said };

        // The note first: whoever is killed in between leaves a note that does not fit the file, and what the file can be made of again.
        PartFolder<int>.Write(Note, stream => JsonSerializer.Serialize(stream, note, CoreJson.Indented));
        File.Move(whole, Path, overwrite: true);
    }

    /// <summary>What was said when the file was made of this very request; null where it was not, or is not whole.</summary>
    public JsonObject? Said() => IsMade(out _) ? Read()?.Said : null;

    private string WriteLines<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var whole = System.IO.Path.Combine(Work, "whole" + Lines);
        using var stream = new FileStream(whole, FileMode.Create, FileAccess.Write);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(stream, row, CoreJson.Options);
            stream.WriteByte((byte)'\n');
        }

        stream.Flush(flushToDisk: true);
        return whole;
    }

    /// <summary>A data set of one part, as stages write them.</summary>
    private string WriteTable<T>(IEnumerable<T> rows, int count, CancellationToken cancellationToken)
    {
        const string name = "whole";
        var store = new ArtifactStore(Work, TimeProvider.System);
        if (store.Exists(name))
        {
            store.Delete(name);
        }

        using var writer = store.Create(name, new ArtifactRecipe("rows", name, Request, "1", Seed: 0, [])).OpenWriter<T>(Math.Max(1, count));
        foreach (var row in rows.Skip((int)writer.ResumedRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(row);
        }

        return writer.Publish(cancellationToken).PathOf("part-00000" + Table);
    }

    private MadeNote? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<MadeNote>(File.ReadAllBytes(Note), CoreJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private sealed record MadeNote(JsonObject Request, int Rows, IReadOnlyDictionary<string, int> Held, string Sha256)
    {
        public JsonObject? Said { get; init; }
    }
}
