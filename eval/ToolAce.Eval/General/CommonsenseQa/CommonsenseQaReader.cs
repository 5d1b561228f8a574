using System.Text.Json;
using ToolAce.Eval.General.Files;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.CommonsenseQa;

/// <summary>Reads a split line by line, in the authors' form (question with stem and a list of choices) or the hub's (choices as lists of labels and texts).</summary>
internal static class CommonsenseQaReader
{
    public static List<CommonsenseQuestion> Read(string path, List<SuiteProblem> problems) => JsonRecords.Read(path, (record, _) => Question(record), q => q.Id, problems);

    private static CommonsenseQuestion Question(JsonElement record)
    {
        var id = JsonRecords.Text(record, "id");
        var key = JsonRecords.Text(record, "answerKey");
        var (stem, labels, texts) = JsonLines.Member(record, "question") is { ValueKind: JsonValueKind.Object } question ? OfAuthors(question) : OfHub(record);
        if (!labels.SequenceEqual(CommonsenseQuestion.Letters) || texts.Count != labels.Count)
        {
            throw new FormatException($"a question has the choices {string.Join(", ", CommonsenseQuestion.Letters)}, in this order");
        }

        var answer = labels.IndexOf(key);
        return answer >= 0 ? new CommonsenseQuestion(id, stem, texts, answer) : throw new FormatException($"'{key}' is no answer letter");
    }

    private static (string Stem, List<string> Labels, List<string> Texts) OfAuthors(JsonElement question)
    {
        var choices = JsonLines.Member(question, "choices") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(c => (Label: JsonRecords.Text(c, "label"), Text: JsonRecords.Text(c, "text"))).ToList()
            : throw new FormatException("'choices' must be a list of label and text");
        return (JsonRecords.Text(question, "stem"), [.. choices.Select(c => c.Label)], [.. choices.Select(c => c.Text)]);
    }

    private static (string Stem, List<string> Labels, List<string> Texts) OfHub(JsonElement record)
    {
        var choices = JsonLines.Member(record, "choices") ?? throw new FormatException("there are no 'choices'");
        return (JsonRecords.Text(record, "question"), JsonRecords.Texts(choices, "label"), JsonRecords.Texts(choices, "text"));
    }
}
