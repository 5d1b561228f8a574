using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>The files by which a stage's child and its dispatcher talk; all of them survive either one's death.</summary>
public sealed class AttemptFolder(string path)
{
    private const int KeptLines = 50;

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What the child is asked to do.</summary>
    public string RequestFile => In("request.json");

    /// <summary>How it ended, in its own words; written last, whole or not at all.</summary>
    public string OutcomeFile => In("outcome.json");

    /// <summary>Held by a living child, so that no second one writes here.</summary>
    public string LockFile => In("child.lock");

    /// <summary>Its standard output and error, all attempts.</summary>
    public string LogFile => In("log.txt");

    /// <summary>How far it is, line by line.</summary>
    public string ProgressFile => In("progress.jsonl");

    /// <summary>Its signs of life.</summary>
    public string HeartbeatFile => In("heartbeat.json");

    /// <summary>The child of the latest attempt if it still runs.</summary>
    internal ProcessIdentity? LivingChild() => LastChild() is { } child && child.IsAlive() ? child : null;

    /// <summary>The child of the latest attempt.</summary>
    internal ProcessIdentity? LastChild() => File.Exists(In("child")) ? ChildIdentity.Parse(File.ReadAllText(In("child"))) : null;

    /// <summary>How the latest attempt ended; null when it did not say.</summary>
    public AttemptOutcome? ReadOutcome() => ReadJson<AttemptOutcome>(OutcomeFile);

    /// <summary>What was asked; null when nothing was.</summary>
    public StageRequest? ReadRequest() => ReadJson<StageRequest>(RequestFile);

    /// <summary>Says how this attempt ended.</summary>
    internal void Write(AttemptOutcome outcome) => WriteJson(OutcomeFile, outcome);

    /// <summary>Asks for something.</summary>
    internal void Write(StageRequest request) => WriteJson(RequestFile, request);

    /// <summary>Forgets how the attempt before ended.</summary>
    internal void BeginAttempt()
    {
        Directory.CreateDirectory(Path);
        File.Delete(OutcomeFile);
        File.Delete(In("child"));
    }

    /// <summary>The last lines of the log, at most 50.</summary>
    public IReadOnlyList<string> LastLines()
    {
        if (!File.Exists(LogFile))
        {
            return [];
        }

        using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(file.Length, 64 * 1024), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').TakeLast(KeptLines)];
    }

    private static T? ReadJson<T>(string file)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), CoreJson.Options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private void WriteJson<T>(string file, T value)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Indented));
        File.Move(file + ".new", file, overwrite: true);
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
