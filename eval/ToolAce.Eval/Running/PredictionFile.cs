using System.Text;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>
/// Predictions as a file, one a line. Lines are only ever added and each is flushed, so whatever ends the process costs at most the line being written; opening the
/// file again cuts that one off.
/// </summary>
public sealed class PredictionFile : IDisposable
{
    private const int Window = 64 * 1024;
    private readonly FileStream file;

    private PredictionFile(FileStream file) => this.file = file;

    /// <summary>Reads a file, whatever state it is in.</summary>
    public static PredictionLines Read(string path)
    {
        var order = new List<(string Suite, string Id)>();
        var latest = new Dictionary<(string Suite, string Id), Prediction>();
        var (repeated, problems) = (new List<string>(), new List<SuiteProblem>());
        var cutShort = !EndsWithALine(path);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parse(path, number, line, problems) is not { } prediction)
            {
                continue;
            }

            var key = (prediction.Suite, prediction.ItemId);
            if (!latest.TryAdd(key, prediction))
            {
                repeated.Add($"{key.Suite}/{key.ItemId}");
                latest[key] = prediction;
            }
            else
            {
                order.Add(key);
            }
        }

        // A last line that lacks only its end is whole all the same.
        cutShort &= problems is [.., { } last] && last.Line == number;
        if (cutShort)
        {
            problems.RemoveAt(problems.Count - 1);
        }

        return new PredictionLines([.. order.Select(k => latest[k])], [.. repeated.Distinct()], cutShort, problems);
    }

    /// <summary>Opens a file for adding, makes it where it is not there, and cuts off a last line that was not written to its end.</summary>
    public static PredictionFile Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var end = LineEnd(stream);
        var whole = end < stream.Length && IsWhole(stream, end);
        stream.SetLength(whole ? stream.Length : end);
        stream.Seek(0, SeekOrigin.End);
        if (whole)
        {
            stream.Write("\n"u8);
        }

        return new PredictionFile(stream);
    }

    /// <summary>Adds a prediction.</summary>
    public void Add(Prediction prediction) => AddRange([prediction]);

    /// <summary>Adds predictions, all or (if the process ends here) some.</summary>
    public void AddRange(IEnumerable<Prediction> predictions)
    {
        var text = new StringBuilder();
        foreach (var prediction in predictions)
        {
            text.Append(JsonSerializer.Serialize(prediction, CoreJson.Options)).Append('\n');
        }

        Write(text.ToString());
    }

    /// <summary>Adds a batch, each prediction with the seconds it took.</summary>
    public void Add(PredictionBatch batch)
    {
        var seconds = batch.Timings.ToDictionary(t => t.ItemId, t => t.Seconds);
        var text = new StringBuilder();
        foreach (var prediction in batch.Predictions)
        {
            var line = JsonSerializer.SerializeToNode(prediction, CoreJson.Options)!.AsObject();
            line["seconds"] = Math.Round(seconds.GetValueOrDefault(prediction.ItemId), 3);
            text.Append(line.ToJsonString(CoreJson.Options)).Append('\n');
        }

        Write(text.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Write(string lines)
    {
        file.Write(Encoding.UTF8.GetBytes(lines));
        file.Flush(flushToDisk: true);
    }

    private static Prediction? Parse(string path, int number, string line, List<SuiteProblem> problems)
    {
        try
        {
            return JsonSerializer.Deserialize<Prediction>(line, CoreJson.Options) is { ItemId: not null, Suite: not null, Category: not null } prediction
                ? prediction
                : throw new JsonException("a prediction needs itemId, suite and category");
        }
        catch (JsonException e)
        {
            problems.Add(new SuiteProblem(path, number, "", e.Message));
            return null;
        }
    }

    private static bool EndsWithALine(string path)
    {
        using var stream = File.OpenRead(path);
        return LineEnd(stream) == stream.Length;
    }

    /// <summary>Where the last whole line ends.</summary>
    private static long LineEnd(FileStream stream)
    {
        var window = new byte[Window];
        for (var end = stream.Length; end > 0; end -= Window)
        {
            var start = Math.Max(0, end - Window);
            var part = window.AsSpan(0, (int)(end - start));
            stream.Seek(start, SeekOrigin.Begin);
            stream.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var place)
            {
                return start + place + 1;
            }
        }

        return 0;
    }

    /// <summary>Whether what follows the last line end is a whole line without its own.</summary>
    private static bool IsWhole(FileStream stream, long start)
    {
        var tail = new byte[stream.Length - start];
        stream.Seek(start, SeekOrigin.Begin);
        stream.ReadExactly(tail);
        try
        {
            JsonSerializer.Deserialize<Prediction>(tail, CoreJson.Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
