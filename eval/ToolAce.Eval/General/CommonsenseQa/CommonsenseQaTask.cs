using ToolAce.Eval.General.Files;
using ToolAce.Eval.General.Sampling;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.CommonsenseQa;

/// <summary>
/// CommonsenseQA (Talmor et al., 2019), random split: five choices, the letter by log-probability, seven examples drawn from the training questions for each
/// question anew. The development questions are asked; the test questions' answers are not published.
/// </summary>
internal static class CommonsenseQaTask
{
    public const string Name = "csqa";
    private const int Shots = 7;

    internal const string Upstream =
        "the random split of CommonsenseQA, its authors' train_rand_split.jsonl and dev_rand_split.jsonl (tau-nlp.org/commonsenseqa), or the train and validation splits of the hub's "
        + "tau/commonsense_qa as train.jsonl and validation.jsonl";

    public static GeneralSettings Settings { get; } = new(
        $"commonsense_qa, {GeneralSettings.Harness}, 7 shots",
        "CommonsenseQA: random split, train_rand_split.jsonl and dev_rand_split.jsonl",
        Shots,
        "7 training questions, drawn for each question as the harness draws them (seed 1234)",
        "share of questions whose right letter has the highest log-probability");

    public static GeneralSuite Load(string? data, int? limit)
    {
        var folder = new GeneralFolder(data, Name, Upstream);
        var questionFile = folder.Require("dev_rand_split.jsonl", "validation.jsonl");
        var trainFile = folder.Require("train_rand_split.jsonl", "train.jsonl");
        var problems = new List<SuiteProblem>();
        var questions = CommonsenseQaReader.Read(questionFile, problems);
        var pool = CommonsenseQaReader.Read(trainFile, problems);
        if (pool.Count <= Shots || questions.Count == 0)
        {
            throw folder.Missing($"{Shots + 1} training questions and a question that can be read");
        }

        var sampler = new ExampleSampler<CommonsenseQuestion>(pool);
        return new GeneralSuite(Name, Settings, [.. questions.Take(limit ?? int.MaxValue).Select(q => Item(q, sampler))], problems);
    }

    /// <summary>The harness draws one more than it shows, in case the question itself is among them.</summary>
    private static ChoiceItem Item(CommonsenseQuestion question, ExampleSampler<CommonsenseQuestion> sampler) => new(
        question.Id,
        Name,
        question.Question.Trim(),
        ShotText.Write(
            "",
            sampler.Draw(Shots + 1).Where(s => s.Id != question.Id).Take(Shots).Select(s => (Text(s), CommonsenseQuestion.Letters[s.Answer])),
            Text(question)),
        CommonsenseQuestion.Letters,
        question.Answer);

    private static string Text(CommonsenseQuestion q) => ChoiceText.Write("Question: ", q.Question, q.Choices);
}
