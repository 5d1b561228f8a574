using ToolAce.Eval.General.Files;
using ToolAce.Eval.General.Sampling;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Mmlu;

/// <summary>
/// Massive Multitask Language Understanding (Hendrycks et al., 2021): four choices, the letter by log-probability, the first five questions of the subject's
/// dev split as examples; accuracy over all questions, so that subjects weigh by their size.
/// </summary>
internal static class MmluTask
{
    public const string Name = "mmlu";
    private const int Shots = 5;

    internal const string Upstream =
        "data.tar of hendrycks/test (commit 4450500f), unpacked so that dev/SUBJECT_dev.csv and test/SUBJECT_test.csv lie there, or the dev and test splits of the hub's cais/mmlu "
        + "(configuration 'all') as dev.jsonl and test.jsonl";

    public static GeneralSettings Settings { get; } = new(
        $"mmlu (version 2), {GeneralSettings.Harness}, 5 shots",
        "MMLU: hendrycks/test commit 4450500f, data.tar",
        Shots,
        "the first 5 of the subject's dev split, in order",
        "share of questions whose right letter has the highest log-probability, over all questions");

    public static GeneralSuite Load(string? data, int? limit)
    {
        var folder = new GeneralFolder(data, Name, Upstream);
        var problems = new List<SuiteProblem>();
        var tests = MmluReader.Read(folder, "test", problems);
        var examples = MmluReader.Read(folder, "dev", problems);
        var items = new List<GeneralItem>();
        foreach (var subject in MmluSubjects.Groups.Keys.Where(tests.ContainsKey))
        {
            var shots = examples.GetValueOrDefault(subject, []).Take(Shots).ToList();
            if (shots.Count < Shots)
            {
                problems.Add(new SuiteProblem(folder.At("dev"), Line: 0, subject, $"{Shots} examples are wanted, {shots.Count} can be read; the subject is left out"));
                continue;
            }

            items.AddRange(tests[subject].Take(limit ?? int.MaxValue).Select(q => Item(q, shots)));
        }

        return items.Count > 0 ? new GeneralSuite(Name, Settings, items, problems) : throw folder.Missing("questions that can be read");
    }

    private static ChoiceItem Item(MmluQuestion question, List<MmluQuestion> shots) => new(
        $"{question.Subject}/{question.Number}",
        $"{Name}/{question.Subject}",
        question.Question.Trim(),
        ShotText.Write(
            $"The following are multiple choice questions (with answers) about {question.Subject.Replace('_', ' ')}.\n\n",
            shots.Select(s => (Text(s), MmluQuestion.Letters[s.Answer])),
            Text(question)),
        MmluQuestion.Letters,
        question.Answer);

    private static string Text(MmluQuestion q) => ChoiceText.Write("", q.Question, q.Choices);
}
