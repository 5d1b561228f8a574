using System.Text.Json;

namespace ToolAce.Eval.Suites;

/// <summary>Reads a question file with its possible answers, which correspond by id.</summary>
internal static class BfclFiles
{
    public static IReadOnlyList<SuiteItem> Read(string category, string questions, string answers, int? limit, List<SuiteProblem> problems)
    {
        var known = new Dictionary<string, JsonElement>();
        if (File.Exists(answers))
        {
            foreach (var (_, answer) in JsonLines.Read(answers, line => line.Clone(), problems))
            {
                known[JsonLines.Id(answer)] = answer;
            }
        }

        var items = JsonLines.Read(questions, line => ItemReader.Read(category, line, known.GetValueOrDefault(JsonLines.Id(line))), problems).Select(i => i.Value);
        return [.. limit is { } most ? items.Take(most) : items];
    }
}
