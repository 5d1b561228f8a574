using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Storage;

/// <summary>
/// A run on disk: <c>run.json</c> says what it is, <c>predictions.jsonl</c> has a line for every answered item, appended batch by batch, and <c>memory/</c> what
/// models remember. Opened again with the same settings it goes on where it stopped.
/// </summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>Name of the file with the predictions.</summary>
    public const string Predictions = "predictions.jsonl";

    private const string RecordFile = "run.json";

    private readonly TimeProvider time;
    private readonly PredictionFile file;
    private readonly FileStream held;
    private RunRecord record;

    private RunFolder(string folder, RunRecord first, PredictionLines lines, PredictionFile predictions, FileStream lockFile, TimeProvider clock)
    {
        (Folder, record, file, held, time) = (folder, first, predictions, lockFile, clock);
        Done = [.. lines.Predictions.Where(p => p.Outcome != Outcome.EndpointFailed)];
        Problems = lines.Problems;
        Memories = new MemorySnapshotFolder(Path.Combine(folder, "memory"));
        Save();
    }

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>The file with the predictions.</summary>
    public string PredictionsPath => Path.Combine(Folder, Predictions);

    /// <summary>What earlier attempts left; items that an endpoint failed to answer are asked again.</summary>
    public IReadOnlyList<Prediction> Done { get; }

    /// <summary>Lines of earlier attempts that cannot be read; their items are asked again.</summary>
    public IReadOnlyList<SuiteProblem> Problems { get; }

    /// <summary>Where memories are kept.</summary>
    public IMemorySnapshots Memories { get; }

    /// <summary>Opens a folder, new or of an earlier attempt.</summary>
    /// <exception cref="SuiteException">The folder holds a run of other settings, something else, or a run that is under way.</exception>
    public static RunFolder Open(string folder, RunSettings settings, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var mine = Hold(folder);
        try
        {
            return Open(folder, settings, mine, time);
        }
        catch
        {
            mine.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a batch; it is on disk when this returns.</summary>
    public void Add(PredictionBatch batch) => file.Add(batch);

    /// <summary>Notes that every item has its prediction.</summary>
    public void Finish(IReadOnlyList<Prediction> predictions, int leftOut, JsonElement? usage)
    {
        record = record with
        {
            Finished = time.GetUtcNow(),
            Items = predictions.Count,
            Correct = predictions.Count(p => p.Correct),
            Outcomes = predictions.CountBy(p => p.Outcome).ToDictionary(),
            LeftOut = leftOut,
            Usage = usage,
        };
        Save();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file.Dispose();
        held.Dispose();
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SuiteException($"Another process is at work in {folder}. Wait for it, or name another folder.");
        }
    }

    private static RunFolder Open(string folder, RunSettings settings, FileStream lockFile, TimeProvider time)
    {
        var path = Path.Combine(folder, RecordFile);
        var predictions = Path.Combine(folder, Predictions);
        var earlier = File.Exists(path) ? Read(path) : null;
        if (earlier is null && File.Exists(predictions))
        {
            throw new SuiteException($"{folder} holds predictions, but no {RecordFile} that says of which run. Name another folder.");
        }

        if (earlier is not null && Differences(earlier.Settings, settings) is { Count: > 0 } differences)
        {
            throw new SuiteException($"{folder} holds a run of other settings: {string.Join("; ", differences)}. Name another folder, or repeat the command that began it.");
        }

        // Opening cuts off a line that was not written to its end.
        var open = PredictionFile.Open(predictions);
        return new RunFolder(folder, earlier is null ? new RunRecord(settings, time.GetUtcNow(), 1) : earlier with { Attempts = earlier.Attempts + 1, Finished = null }, PredictionFile.Read(predictions), open, lockFile, time);
    }

    private static RunRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), CoreJson.Options) is { Settings: not null } known ? known : throw new JsonException("there are no settings in it");
        }
        catch (JsonException e)
        {
            throw new SuiteException($"{path} cannot be read: {e.Message} Name another folder.");
        }
    }

    private static List<string> Differences(RunSettings earlier, RunSettings now)
    {
        var (before, after) = (Members(earlier), Members(now));
        return [.. before.Keys.Union(after.Keys)
            .Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key))
            .Select(key => $"{key} {before.GetValueOrDefault(key) ?? "not given"} there, {after.GetValueOrDefault(key) ?? "not given"} here")];
    }

    private static Dictionary<string, string> Members(RunSettings settings) =>
        JsonSerializer.SerializeToElement(settings, CoreJson.Options).EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetRawText());

    private void Save() => SafeFile.Write(Path.Combine(Folder, RecordFile), JsonSerializer.Serialize(record, CoreJson.Indented));
}
