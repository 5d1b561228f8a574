using System.Globalization;
using System.Text.Json;

namespace ToolAce.EndToEnd.Tests;

/// <summary>Evaluations as <c>toolace eval run --out</c> leaves them: a base, and what was tuned on it, which lacks a category. Verdicts are drawn, not measured.</summary>
internal static class SampleEvaluations
{
    private static readonly (string Suite, string Category, int Items, double Base, double Tuned)[] Contents =
    [
        ("bfcl", "simple_python", 400, 0.70, 0.86), ("bfcl", "simple_java", 100, 0.45, 0.47), ("bfcl", "simple_javascript", 50, 0.5, 0.56), ("bfcl", "multiple", 200, 0.7, 0.9),
        ("bfcl", "parallel", 200, 0.5, 0.88), ("bfcl", "parallel_multiple", 200, 0.45, 0.85), ("bfcl", "irrelevance", 240, 0.42, 0.9), ("bfcl", "live_simple", 258, 0.55, 0.7),
        ("bfcl", "live_multiple", 1053, 0.5, 0.7), ("bfcl", "live_parallel", 16, 0.4, 0.6), ("bfcl", "live_parallel_multiple", 24, 0.4, 0.5), ("bfcl", "live_irrelevance", 884, 0.5, 0.84),
        ("bfcl", "live_relevance", 16, 0.9, 0.8), ("bfcl", "multi_turn_base", 200, 0.12, 0.4), ("bfcl", "multi_turn_miss_func", 200, 0.1, 0.3),
        ("bfcl", "multi_turn_miss_param", 200, 0.1, 0.3), ("bfcl", "multi_turn_long_context", 200, 0.1, 0.4), ("bfcl", "memory_kv", 155, 0.05, 0.06), ("bfcl", "memory_vector", 155, 0.08, 0.15),
        ("bfcl", "memory_rec_sum", 155, 0.2, 0.3), ("bfcl", "web_search_base", 100, 0.05, 0.13), ("bfcl", "web_search_no_snippet", 100, 0.02, 0),
        ("gsm8k", "gsm8k", 300, 0.78, 0.72), ("mmlu", "mmlu/astronomy", 152, 0.7, 0.69),
    ];

    private static readonly (string Outcome, string? Error)[] Wrong =
    [
        ("wrong_value", "value_error:string"), ("wrong_count", "simple_function_checker:wrong_count"), ("unparseable", "ast_decoder:decoder_failed"), ("abstained", "no_call:abstained"),
        ("wrong_parameters", "simple_function_checker:missing_required"),
    ];

    /// <summary>Writes both into a folder and names theirs: base first.</summary>
    public static (string Base, string Tuned) Write(string folder) => (
        Write(Path.Combine(folder, "llama-base"), "8c22764a", seed: 1, c => c.Base, _ => true),
        Write(Path.Combine(folder, "llama-tuned"), "8c22764a+77f0a1d2", seed: 2, c => c.Tuned, c => c != "web_search_no_snippet"));

    private static string Write(string folder, string model, int seed, Func<(string Suite, string Category, int Items, double Base, double Tuned), double> share, Func<string, bool> has)
    {
        Directory.CreateDirectory(folder);
        var settings = new
        {
            model,
            suite = "bfcl",
            categories = Contents.Select(c => c.Category).Where(has).ToDictionary(c => c, c => Contents.First(x => x.Category == c).Items),
            prompts = "official",
            wording = "bfcl/default_prompts.json",
            maxTokens = 512,
            temperature = 0,
            seed = 0,
            data = "ShishirPatil/gorilla commit 6ea57973 (2026-03-23), bfcl_eval v4",
            dataHash = "5f1d7c",
        };
        File.WriteAllText(Path.Combine(folder, "run.json"), JsonSerializer.Serialize(new { settings, started = $"2026-11-2{seed}T10:00:00Z", attempts = 1, finished = $"2026-11-2{seed}T11:00:00Z" }));
        var random = new Random(seed);
        File.WriteAllLines(Path.Combine(folder, "predictions.jsonl"), Contents.Where(c => has(c.Category)).SelectMany(c => Enumerable.Range(0, c.Items).Select(i => Line(c.Suite, c.Category, i, random.NextDouble() < share(c), random))));
        return folder;
    }

    private static string Line(string suite, string category, int number, bool correct, Random random)
    {
        var refuses = category.Contains("irrelevance", StringComparison.Ordinal);
        var (outcome, error) = correct ? (refuses ? "abstained" : "correct", null) : refuses ? ("called", "irrelevance_error:decoder_success") : Wrong[random.Next(Wrong.Length)];
        return JsonSerializer.Serialize(new
        {
            itemId = string.Create(CultureInfo.InvariantCulture, $"{category}_{number}"),
            suite,
            category,
            promptHash = "0f3a",
            question = $"Question {number} of {category}: what is the weather in Athens?",
            text = outcome == "abstained" ? "I have no tool for that." : "[get_weather(city=\"Athens\")]",
            calls = outcome == "abstained" ? null : "[{'get_weather': {'city': 'Athens'}}]",
            outcome,
            correct,
            errorType = error,
            message = error is null ? null : "expected Thessaloniki",
            promptTokens = 812,
            tokens = 12,
            prompt = "[{\"role\": \"system\", \"content\": \"You are an expert in composing functions.\"}]",
            seconds = 0.214,
        });
    }
}
