using System.Collections.Concurrent;
using System.Globalization;
using ToolAce.Storage.Homes;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>The home's evaluations outside cycles (<c>toolace eval import</c>). A folder is read once and again when its files change.</summary>
internal sealed class StoredRuns(HomeLayout home)
{
    /// <summary>Stands where a measured run has its cycle.</summary>
    public const string Evaluations = "evaluations";

    private readonly ConcurrentDictionary<string, (FileStamp Record, FileStamp Predictions, StoredRun? Run)> known = new(StringComparer.Ordinal);

    /// <summary>All of them as lines of the leaderboard, newest first; folders that hold no run are left out.</summary>
    public IReadOnlyList<RunScores> Lines() => [.. All().Select(Line)];

    /// <summary>The run of a line; null where there is none.</summary>
    public StoredRun? Find(RunKey key) => Folder(key) is { } folder ? Read(folder) : null;

    /// <summary>The file of the run's predictions; null where there is none.</summary>
    public string? PredictionsOf(RunKey key) => Folder(key) is { } folder && File.Exists(PredictionsFile(folder)) ? PredictionsFile(folder) : null;

    /// <summary>The key of the run of this name.</summary>
    public static RunKey Key(string name) => new(Evaluations, 0, name, "");

    private static string PredictionsFile(string folder) => Path.Combine(folder, "predictions.jsonl");

    private List<StoredRun> All() => Directory.Exists(home.EvaluationsFolder)
        ? [.. Directory.EnumerateDirectories(home.EvaluationsFolder).Select(Read).OfType<StoredRun>().OrderByDescending(r => r.Started).ThenBy(r => r.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>A name from an address becomes a path only where the home has a folder of that name.</summary>
    private string? Folder(RunKey key) => key is { CycleId: Evaluations, Iteration: 0, Variant: "" } && Directory.Exists(home.EvaluationsFolder)
        ? Directory.EnumerateDirectories(home.EvaluationsFolder).FirstOrDefault(f => Path.GetFileName(f) == key.ModelVersion)
        : null;

    private StoredRun? Read(string folder)
    {
        var (record, predictions) = (FileStamp.Of(Path.Combine(folder, "run.json")), FileStamp.Of(PredictionsFile(folder)));
        if (known.TryGetValue(folder, out var held) && held.Record == record && held.Predictions == predictions)
        {
            return held.Run;
        }

        var run = record.Length < 0 || predictions.Length < 0 ? null : StoredRunReader.Read(folder, record.Path, predictions.Path);
        known[folder] = (record, predictions, run);
        return run;
    }

    private static RunScores Line(StoredRun run) => new(Key(run.Name), run.Name, Words(run), run.Scores) { Version = run.Model };

    private static string Words(StoredRun run) => string.Join(", ", new[]
    {
        run.Model,
        run.Prompts.Length > 0 ? LeaderboardTexts.PromptStyle.With(run.Prompts) : "",
        run.Started?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        run.Finished ? "" : LeaderboardTexts.Unfinished,
    }.Where(w => w.Length > 0));
}
