using ToolAce.Eval.Bfcl.Prompting;

namespace ToolAce.Eval.Suites;

/// <summary>The official BFCL v4 questions, read where they are; they are no part of this project.</summary>
public static class OfficialSuite
{
    /// <summary>The suite's name.</summary>
    public const string Name = "bfcl";

    /// <summary>The upstream revision whose files are expected.</summary>
    public const string Revision = "ShishirPatil/gorilla commit 6ea57973 (2026-03-23), bfcl_eval v4";

    /// <summary>The categories that can be run, in the benchmark's order.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        "simple_python", "simple_java", "simple_javascript", "multiple", "parallel", "parallel_multiple", "irrelevance", "live_simple", "live_multiple", "live_parallel",
        "live_parallel_multiple", "live_irrelevance", "live_relevance", "multi_turn_base", "multi_turn_miss_func", "multi_turn_miss_param", "multi_turn_long_context",
        AgenticItems.Memory, AgenticItems.WebSearchBase, AgenticItems.WebSearchNoSnippet, FormatSensitivityItems.Category,
    ];

    /// <summary>Official categories that cannot be run here, and why: what needs them stays partial.</summary>
    public static IReadOnlyDictionary<string, string> NotRun { get; } = new Dictionary<string, string>
    {
        ["memory_vector"] = "its memory is searched by a sentence-embedding model, which is no part of this project",
        ["memory_rec_sum"] = "its memory is one text that the model rewrites, for which no world is built here yet",
    };

    /// <summary>Reads the first <paramref name="limit"/> usable items of each category. Items that cannot be used are reported in the suite's problems.</summary>
    /// <param name="data">The folder that holds <c>bfcl</c>; null when none is known.</param>
    /// <param name="categories">Names of <see cref="Categories"/>.</param>
    /// <param name="limit">Items a category, of <c>format_sensitivity</c> questions; null means all.</param>
    /// <exception cref="SuiteException">Data or category is missing.</exception>
    public static Suite Load(string? data, IReadOnlyList<string> categories, int? limit)
    {
        if (categories.FirstOrDefault(c => !Categories.Contains(c)) is { } unknown)
        {
            throw new SuiteException($"'{unknown}' is no category of suite {Name} that can be run. Known: {string.Join(", ", Categories)}.");
        }

        var files = new OfficialFiles(data);
        var problems = new List<SuiteProblem>();
        var items = categories.SelectMany(category => Read(files, category, limit, problems)).ToList();
        return new Suite(Name, CallDecoding.Official, items, problems) { Files = files.Used, Texts = files.Has(BfclPrompts.FileName) ? BfclPrompts.Load(files) : null };
    }

    private static IEnumerable<SuiteItem> Read(OfficialFiles files, string category, int? limit, List<SuiteProblem> problems) => category switch
    {
        FormatSensitivityItems.Category => FormatSensitivityItems.Read(files, limit, problems),
        AgenticItems.Memory => AgenticItems.ReadMemory(files, limit, problems),
        AgenticItems.WebSearchBase or AgenticItems.WebSearchNoSnippet => AgenticItems.ReadWebSearch(files, category, limit, problems),
        _ when category.StartsWith("multi_turn", StringComparison.Ordinal) => WorldItems.Read(files, category, limit, problems),
        _ => BfclFiles.Read(category, files.Questions(category), files.Answers(category), limit, problems),
    };
}
