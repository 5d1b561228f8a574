using System.Text.Json;

namespace ToolAce.Eval.Suites;

/// <summary>Reads a question file with its possible answers, which correspond by id. What does not fit together becomes a problem.</summary>
internal static class BfclFiles
{
    public static IReadOnlyList<SuiteItem> Read(string category, string questions, string answers, int? limit, List<SuiteProblem> problems) =>
        Read(questions, answers, limit, (question, answer) => ItemReader.Read(category, question, answer), problems);

    /// <summary>The first <paramref name="limit"/> usable items; <paramref name="read"/> gets a question and its answer, a default value where there is none.</summary>
    public static IReadOnlyList<SuiteItem> Read(string questions, string answers, int? limit, Func<JsonElement, JsonElement, SuiteItem> read, List<SuiteProblem> problems)
    {
        var known = Answers(answers, problems);
        var ids = new HashSet<string>();
        var items = new List<SuiteItem>();
        foreach (var (_, item) in JsonLines.Read(questions, line => New(JsonLines.Id(line), read(line, known.GetValueOrDefault(JsonLines.Id(line)).Answer), ids), problems))
        {
            if (items.Count == limit)
            {
                return items;
            }

            items.Add(item);
        }

        ids.UnionWith(problems.Where(p => p.File == questions).Select(p => p.ItemId));
        problems.AddRange(known.Where(a => !ids.Contains(a.Key)).Select(a => new SuiteProblem(answers, a.Value.Line, a.Key, "no usable question belongs to this answer")));
        return items;
    }

    private static Dictionary<string, (int Line, JsonElement Answer)> Answers(string path, List<SuiteProblem> problems)
    {
        var known = new Dictionary<string, (int Line, JsonElement Answer)>();
        if (File.Exists(path))
        {
            foreach (var (line, answer) in JsonLines.Read(path, line => line.Clone(), problems))
            {
                if (!known.TryAdd(JsonLines.Id(answer), (line, answer)))
                {
                    problems.Add(new SuiteProblem(path, line, JsonLines.Id(answer), "another answer has the same id; the first counts"));
                }
            }
        }

        return known;
    }

    private static SuiteItem New(string id, SuiteItem item, HashSet<string> ids) =>
        ids.Add(id) ? item : throw new FormatException("another item has the same id; the first counts");
}
