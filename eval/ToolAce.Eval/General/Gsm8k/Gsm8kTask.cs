using ToolAce.Eval.General.Files;
using ToolAce.Eval.General.Sampling;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Gsm8k;

/// <summary>
/// GSM8K (Cobbe et al., 2021): eight worked examples, a solution is generated, its last number counts. This is the harness's task <c>gsm8k</c> asked for eight
/// shots, drawn from the training problems for each problem anew. Its other eight-shot task, <c>gsm8k_cot</c>, shows eight fixed examples that are others'
/// text and no part of the data set; scores of the two are not comparable.
/// </summary>
internal static class Gsm8kTask
{
    public const string Name = "gsm8k";
    private const int Shots = 8;
    internal const string Upstream = "grade_school_math/data of openai/grade-school-math (commit 3101c7d5): train.jsonl and test.jsonl";

    public static GeneralSettings Settings { get; } = new(
        $"gsm8k (version 3), {GeneralSettings.Harness}, num_fewshot 8 (not gsm8k_cot, whose eight fixed examples are no part of the data set)",
        "GSM8K: openai/grade-school-math commit 3101c7d5",
        Shots,
        "8 training problems, drawn for each problem as the harness draws them (seed 1234)",
        "exact match of the last number (flexible-extract); the number after #### (strict-match) is reported beside it")
    {
        MaxTokens = 256,
        Stop = ["Question:", "</s>", "<|im_end|>"],
    };

    public static GeneralSuite Load(string? data, int? limit)
    {
        var folder = new GeneralFolder(data, Name, Upstream);
        var (testFile, trainFile) = (folder.Require("test.jsonl"), folder.Require("train.jsonl"));
        var problems = new List<SuiteProblem>();
        var questions = Read(testFile, "test", problems);
        var pool = Read(trainFile, "train", problems);
        if (pool.Count < Shots || questions.Count == 0)
        {
            throw folder.Missing($"{Shots} training problems and a problem that can be read");
        }

        var sampler = new ExampleSampler<Gsm8kProblem>(pool);
        return new GeneralSuite(Name, Settings, [.. questions.Take(limit ?? int.MaxValue).Select(q => Item(q, sampler))], problems);
    }

    private static NumberItem Item(Gsm8kProblem problem, ExampleSampler<Gsm8kProblem> sampler) => new(
        problem.Id, Name, problem.Question, ShotText.Write("", sampler.Draw(Shots).Select(s => (Text(s), s.Answer)), Text(problem)), problem.Answer);

    private static string Text(Gsm8kProblem problem) => $"Question: {problem.Question}\nAnswer:";

    private static List<Gsm8kProblem> Read(string path, string split, List<SuiteProblem> problems) => JsonRecords.Read(
        path,
        (record, number) =>
        {
            var answer = JsonRecords.Text(record, "answer");
            return answer.Contains("####", StringComparison.Ordinal)
                ? new Gsm8kProblem($"{split}/{number}", JsonRecords.Text(record, "question"), answer)
                : throw new FormatException("'answer' must end in #### and a number");
        },
        p => p.Id,
        problems);
}
