using System.Text.Json;
using ToolAce.Eval.General.Files;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Mmlu;

/// <summary>
/// Reads one split, in either published layout: the authors' <c>SPLIT/SUBJECT_SPLIT.csv</c> without header (question, four choices, letter), or the hub's
/// columns question, subject, choices, answer as <c>SPLIT.jsonl</c>.
/// </summary>
internal static class MmluReader
{
    /// <summary>Every subject that has a question, its questions in order; a subject of the CSV layout without its file is reported.</summary>
    public static Dictionary<string, List<MmluQuestion>> Read(GeneralFolder folder, string split, List<SuiteProblem> problems)
    {
        if (folder.Find($"{split}.jsonl", $"{split}.jsonl.gz") is { } lines)
        {
            return ReadLines(lines, problems);
        }

        if (folder.Data is null || !Directory.Exists(folder.At(split)))
        {
            throw folder.Missing($"{split}/", $"{split}.jsonl");
        }

        var subjects = new Dictionary<string, List<MmluQuestion>>();
        foreach (var subject in MmluSubjects.Groups.Keys)
        {
            var file = folder.At(split, $"{subject}_{split}.csv");
            if (File.Exists(file))
            {
                subjects[subject] = ReadCsv(file, subject, problems);
            }
            else
            {
                problems.Add(new SuiteProblem(file, Line: 0, subject, "the file is not there; the subject is left out"));
            }
        }

        return subjects;
    }

    private static Dictionary<string, List<MmluQuestion>> ReadLines(string path, List<SuiteProblem> problems)
    {
        var numbers = new Dictionary<string, int>();
        return JsonRecords.Read(path, Question, q => $"{q.Subject}/{q.Number}", problems).GroupBy(q => q.Subject).ToDictionary(g => g.Key, g => g.ToList());

        MmluQuestion Question(JsonElement record, int _)
        {
            var subject = JsonRecords.Text(record, "subject");
            if (!MmluSubjects.Groups.ContainsKey(subject))
            {
                throw new FormatException($"'{subject}' is no subject of MMLU");
            }

            var number = numbers[subject] = numbers.GetValueOrDefault(subject, -1) + 1;
            return MmluQuestion.Of(subject, number, JsonRecords.Text(record, "question"), JsonRecords.Texts(record, "choices"), Answer(record));
        }
    }

    private static int Answer(JsonElement record) => JsonLines.Member(record, "answer") switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var index) => index,
        { ValueKind: JsonValueKind.String } letter => Index(letter.GetString()!),
        _ => throw new FormatException("'answer' must be a letter or its index"),
    };

    private static List<MmluQuestion> ReadCsv(string path, string subject, List<SuiteProblem> problems)
    {
        var questions = new List<MmluQuestion>();
        foreach (var (number, (line, fields)) in CsvRecords.Read(path, problems).Index())
        {
            try
            {
                questions.Add(fields is [var question, .. var choices, var letter]
                    ? MmluQuestion.Of(subject, number, question, choices, Index(letter))
                    : throw new FormatException("a record has a question, four choices and a letter"));
            }
            catch (FormatException e)
            {
                problems.Add(new SuiteProblem(path, line, $"{subject}/{number}", e.Message));
            }
        }

        return questions;
    }

    private static int Index(string letter) => letter.Trim() switch
    {
        "A" => 0,
        "B" => 1,
        "C" => 2,
        "D" => 3,
        var other => throw new FormatException($"'{other}' is no answer letter; known: A, B, C, D"),
    };
}
