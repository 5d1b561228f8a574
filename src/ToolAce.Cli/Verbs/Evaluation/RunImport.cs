using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Eval.Running;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>Copies the folder that <c>eval run --out</c> wrote into the home, where the leaderboard shows it as a line of its own.</summary>
internal sealed class RunImport(HomeLayout home)
{
    private const string Record = "run.json";
    private const string Predictions = "predictions.jsonl";

    /// <summary>Name and folder of <c>DIR</c> or <c>NAME=DIR</c>; null where that is no run's folder.</summary>
    public static (string Name, string Folder)? Parse(string argument)
    {
        var cut = Path.Exists(argument) ? -1 : argument.IndexOf('=');
        var folder = Path.GetFullPath(argument[(cut + 1)..]).TrimEnd(Path.DirectorySeparatorChar);
        return File.Exists(Path.Combine(folder, Record)) ? (cut > 0 ? argument[..cut] : Path.GetFileName(folder), folder) : null;
    }

    /// <summary>Copies a run; a run of that name is replaced where both say the same of how they were made.</summary>
    /// <exception cref="UsageException">The folder lacks something, the name is none, or another run has it.</exception>
    public ImportedRun Import(string name, string folder)
    {
        var (record, predictions) = (Path.Combine(folder, Record), Path.Combine(folder, Predictions));
        if (!File.Exists(predictions))
        {
            throw new UsageException($"{folder} has a {Record}, but no {Predictions}.", "Name the folder that 'toolace eval run --out DIR' wrote.");
        }

        var settings = Settings(record) ?? throw new UsageException($"{record} describes no run.", "Name the folder that 'toolace eval run --out DIR' wrote.");
        var target = Target(name);
        if (File.Exists(Path.Combine(target, Record)) && Settings(Path.Combine(target, Record)) != settings)
        {
            throw new UsageException($"The home has an evaluation '{name}' that was made in another way.", $"Give this one another name: OTHER={folder}");
        }

        var lines = PredictionFile.Read(predictions);
        Directory.CreateDirectory(target);
        Copy(predictions, target);
        Copy(record, target); // last: a folder without it is no run
        return new ImportedRun(name, target, lines.Predictions.Count, lines.Repeated.Count, lines.CutShort, lines.Problems.Count);
    }

    private static void Copy(string file, string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(file));
        if (Path.GetFullPath(file) == copy)
        {
            return;
        }

        File.Copy(file, copy + ".partial", overwrite: true);
        File.Move(copy + ".partial", copy, overwrite: true);
    }

    private static string? Settings(string record)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(record));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("settings", out var settings) ? JsonSerializer.Serialize(settings) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Target(string name)
    {
        try
        {
            return home.EvaluationFolder(name);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message + ".", "Give it a name: NAME=DIR");
        }
    }
}
