using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Storage.Homes;

namespace ToolAce.Web.Tests.Leaderboards;

/// <summary>A home that is gone after the test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public HomeLayout Layout { get; } = new(Directory.CreateTempSubdirectory("home-").FullName);

    public static Prediction Answer(string suite, string category, string id, bool correct, string? error = "value_error:string") => new(
        id, suite, category, "hash", "question", "text", null, correct ? Outcome.Correct : Outcome.WrongValue, correct, correct ? null : error, correct ? null : "wrong", 1, 1);

    /// <summary>So many answers of a category, the first ones right.</summary>
    public static IEnumerable<Prediction> Answers(string suite, string category, int correct, int n) =>
        Enumerable.Range(0, n).Select(i => Answer(suite, category, $"{category}_{i}", i < correct));

    /// <summary>An evaluation as <c>toolace eval import</c> leaves it.</summary>
    public string Evaluation(string name, string model, IEnumerable<Prediction> predictions, bool finished = true)
    {
        var folder = Directory.CreateDirectory(Layout.EvaluationFolder(name)).FullName;
        File.WriteAllText(
            Path.Combine(folder, "run.json"),
            JsonSerializer.Serialize(
                new { settings = new { model, prompts = "official", temperature = 0, dataHash = "d1", categories = new[] { "simple_python" } }, started = "2026-11-20T10:00:00Z", finished = finished ? "2026-11-20T11:00:00Z" : null },
                CoreJson.Options));
        File.WriteAllLines(Path.Combine(folder, "predictions.jsonl"), predictions.Select(p => JsonSerializer.Serialize(p, CoreJson.Options)));
        return folder;
    }

    public void Dispose() => Directory.Delete(Layout.Root, recursive: true);
}
