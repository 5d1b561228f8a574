using ToolAce.Eval.General.Files;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.HumanEval;

/// <summary>HumanEval (Chen et al., 2021): a function is finished from its signature and docstring, without examples, once and greedily; it has to pass its tests.</summary>
internal static class HumanEvalTask
{
    public const string Name = "humaneval";
    internal const string Upstream = "data/HumanEval.jsonl.gz of openai/human-eval (commit 6d43fb98), packed or as HumanEval.jsonl";

    public static GeneralSettings Settings { get; } = new(
        $"humaneval (version 1), {GeneralSettings.Harness}, 0 shots",
        "HumanEval: openai/human-eval commit 6d43fb98",
        Shots: 0,
        "none",
        "pass@1 of one greedy answer; 3 seconds of processor time, 1 GiB of memory, one process, no network")
    {
        MaxTokens = 1024,
        Stop = ["\nclass", "\ndef", "\n#", "\nif", "\nprint"],
    };

    public static GeneralSuite Load(string? data, int? limit)
    {
        var folder = new GeneralFolder(data, Name, Upstream);
        var file = folder.Require("HumanEval.jsonl", "HumanEval.jsonl.gz");
        var problems = new List<SuiteProblem>();
        var items = JsonRecords.Read(
            file,
            (r, _) => new CodeItem(JsonRecords.Text(r, "task_id"), Name, JsonRecords.Text(r, "prompt"), JsonRecords.Text(r, "test"), JsonRecords.Text(r, "entry_point")),
            i => i.Id,
            problems);
        return items.Count > 0
            ? new GeneralSuite(Name, Settings, [.. items.Take(limit ?? int.MaxValue)], problems)
            : throw folder.Missing("problem that can be read");
    }
}
