using System.Text.Json;
using ToolAce.Eval.Bfcl.Agentic;

namespace ToolAce.Eval.Suites;

/// <summary>Reads the agentic categories: questions about a memory that conversations filled, and questions to search for.</summary>
internal static class AgenticItems
{
    public const string Memory = "memory_kv";
    public const string WebSearchBase = "web_search_base";
    public const string WebSearchNoSnippet = "web_search_no_snippet";

    public static IEnumerable<SuiteItem> ReadMemory(OfficialFiles files, int? limit, List<SuiteProblem> problems)
    {
        var functions = new WorldFunctionDocs(files, problems).Of(KeyValueMemory.Name);
        var scenarios = new Dictionary<string, MemoryScenario>();
        return BfclFiles.Read(
            files.Questions("memory"),
            files.Answers("memory"),
            limit,
            (question, answer) => new MemoryItem(Id(question), Memory, functions, Turns(question), Answers(answer), Scenario(question)) { Id = Id(question).Replace("memory", Memory, StringComparison.Ordinal) },
            problems);

        MemoryScenario Scenario(JsonElement question)
        {
            var name = JsonLines.Member(question, "scenario")?.GetString() ?? throw new FormatException("'scenario' is missing");
            if (!scenarios.TryGetValue(name, out var known))
            {
                var path = files.Require($"memory_prereq_conversation/memory_{name}.json");
                known = new MemoryScenario(name, [.. JsonLines.Read(path, line => new MemoryTalk(Id(line), Rounds(line)), problems).Select(t => t.Value)]);
                scenarios.Add(name, known);
            }

            return known;
        }
    }

    public static IEnumerable<SuiteItem> ReadWebSearch(OfficialFiles files, string category, int? limit, List<SuiteProblem> problems)
    {
        var functions = new WorldFunctionDocs(files, problems).Of(WebSearch.Name);
        return BfclFiles.Read(
            files.Questions("web_search"),
            files.Answers("web_search"),
            limit,
            (question, answer) => new WebSearchItem(Id(question), category, functions, Turns(question), Answers(answer), category != WebSearchNoSnippet) { Id = Id(question).Replace("web_search", category, StringComparison.Ordinal) },
            problems);
    }

    private static string Id(JsonElement line) => JsonLines.Id(line) is { Length: > 0 } id ? id : throw new FormatException("an item needs an id");

    private static IReadOnlyList<Core.Dialogs.Turn> Turns(JsonElement question) =>
        Rounds(question) is [var only] ? only : throw new FormatException("'question' must hold one turn");

    private static List<IReadOnlyList<Core.Dialogs.Turn>> Rounds(JsonElement question) => JsonLines.Member(question, "question") is { ValueKind: JsonValueKind.Array } rounds
        ? [.. rounds.EnumerateArray().Select(MessageReader.Read)]
        : throw new FormatException("'question' must be a list of turns");

    private static List<string> Answers(JsonElement answer) => JsonLines.Member(answer, "ground_truth") is { ValueKind: JsonValueKind.Array } truth
        ? [.. truth.EnumerateArray().Select(a => a.ValueKind == JsonValueKind.String ? a.GetString()! : a.GetRawText())]
        : throw new FormatException("there is no possible answer for this item");
}
