using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Verbs.Training;

/// <summary>
/// Where a training by hand is kept: <c>training.json</c> (what was asked), <c>checkpoints/</c> while it runs, then the adapter, <c>steps.jsonl</c> and <c>result.json</c>.
/// The same command goes on with it; another one is refused.
/// </summary>
internal sealed class TrainFolder
{
    internal const string AskedFile = "training.json";
    internal const string ResultFile = "result.json";
    internal const string StepFile = "steps.jsonl";

    private TrainFolder(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Checkpoints of a training under way; a file <c>checkpoint-now</c> here asks for one.</summary>
    public string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>What it came to; null while it is not done.</summary>
    public JsonObject? Result => Read(System.IO.Path.Combine(Path, ResultFile));

    /// <summary>Opens the folder, or makes it for what is <paramref name="asked"/>.</summary>
    /// <exception cref="UsageException">It holds another training, or something else.</exception>
    public static TrainFolder Open(string path, object asked)
    {
        var folder = new TrainFolder(System.IO.Path.GetFullPath(path));
        var file = System.IO.Path.Combine(folder.Path, AskedFile);
        var wanted = JsonSerializer.SerializeToNode(asked, CoreJson.Options)!.AsObject();
        if (Read(file) is { } known)
        {
            return Difference(known, wanted, "") is { } difference
                ? throw new UsageException($"{folder.Path} holds another training: {difference}.", "Give another --out, or ask for the same again to go on with it.")
                : folder.WithCheckpoints();
        }

        if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            throw new UsageException($"{folder.Path} is not empty and holds no training.", "Give --out a folder that does not exist yet.");
        }

        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(file, wanted.ToJsonString(CoreJson.Indented) + "\n");
        return folder.WithCheckpoints();
    }

    /// <summary>Writes the steps and, last, the result: with it the training is done.</summary>
    public void Finish<TStep>(IEnumerable<TStep> steps, object result)
    {
        File.WriteAllLines(System.IO.Path.Combine(Path, StepFile), steps.Select(s => JsonSerializer.Serialize(s, CoreJson.Options)));
        var file = System.IO.Path.Combine(Path, ResultFile);
        File.WriteAllText(file + ".partial", JsonSerializer.Serialize(result, CoreJson.Indented) + "\n");
        File.Move(file + ".partial", file, overwrite: true);
    }

    /// <summary>Their folder is there while there is something to train, so that a checkpoint can be asked for before there is one.</summary>
    private TrainFolder WithCheckpoints()
    {
        if (Result is null)
        {
            Directory.CreateDirectory(Checkpoints);
        }

        return this;
    }

    private static JsonObject? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Difference(JsonNode? known, JsonNode? wanted, string at)
    {
        if (known is JsonObject a && wanted is JsonObject b)
        {
            return a.Select(p => p.Key).Union(b.Select(p => p.Key)).Select(k => Difference(a[k], b[k], at.Length == 0 ? k : $"{at}.{k}")).FirstOrDefault(d => d is not null);
        }

        return JsonNode.DeepEquals(known, wanted) ? null : $"{at} was {known?.ToJsonString(CoreJson.Options) ?? "absent"} there and is {wanted?.ToJsonString(CoreJson.Options) ?? "absent"} now";
    }
}
