using System.Text.Json;
using ToolAce.Eval.Bfcl.Prompting;

namespace ToolAce.Eval.Suites;

/// <summary>Questions of other categories, each asked in every prompt format. An item is called <c>format_sensitivity_N:FORMAT:ITEM</c>.</summary>
internal static class FormatSensitivityItems
{
    public const string Category = "format_sensitivity";

    /// <summary>The items of the first <paramref name="limit"/> questions, all formats of a question together.</summary>
    public static IEnumerable<SuiteItem> Read(OfficialFiles files, int? limit, List<SuiteProblem> problems)
    {
        var number = 0;
        foreach (var question in Questions(files, problems).Take(limit ?? int.MaxValue))
        {
            foreach (var format in PromptFormat.Compared)
            {
                yield return question with { Id = $"{Category}_{number++}:{format}:{question.Id}", Category = Category, Format = format };
            }
        }
    }

    private static IEnumerable<CallItem> Questions(OfficialFiles files, List<SuiteProblem> problems)
    {
        var path = files.Questions(Category);
        foreach (var (category, ids) in Ids(path))
        {
            var known = BfclFiles.Read(category, files.Questions(category), files.Answers(category), limit: null, problems).OfType<CallItem>();
            foreach (var question in known.Where(i => ids.Remove(i.Id)))
            {
                yield return question;
            }

            problems.AddRange(ids.Select(id => new SuiteProblem(path, 1, id, $"category {category} has no usable item of this id")));
        }
    }

    private static IEnumerable<(string Category, HashSet<string> Ids)> Ids(string path)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<Dictionary<string, HashSet<string>>>(File.ReadAllText(path))!.Select(c => (c.Key, c.Value))];
        }
        catch (JsonException e)
        {
            throw new SuiteException($"{path} cannot be read: {e.Message} Expected is the file of {OfficialSuite.Revision}.");
        }
    }
}
