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
        "simple_python", "simple_java", "simple_javascript", "multiple", "parallel", "parallel_multiple", "irrelevance", "live_simple", "live_multiple", "live_parallel", "live_parallel_multiple",
        "live_irrelevance", "live_relevance",
    ];

    /// <summary>Reads the first <paramref name="limit"/> usable items of each category. Items that cannot be used are reported in the suite's problems.</summary>
    /// <param name="data">The folder that holds <c>bfcl</c>; null when none is known.</param>
    /// <param name="categories">Names of <see cref="Categories"/>.</param>
    /// <param name="limit">Items a category; null means all.</param>
    /// <exception cref="SuiteException">Data or category is missing.</exception>
    public static Suite Load(string? data, IReadOnlyList<string> categories, int? limit)
    {
        if (categories.FirstOrDefault(c => !Categories.Contains(c)) is { } unknown)
        {
            throw new SuiteException($"'{unknown}' is no category of suite {Name} that can be run. Known: {string.Join(", ", Categories)}.");
        }

        var folder = Path.Combine(data ?? "", "bfcl");
        var problems = new List<SuiteProblem>();
        var items = new List<SuiteItem>();
        foreach (var category in categories)
        {
            var file = FileName(category);
            var questions = Path.Combine(folder, file);
            var answers = Path.Combine(folder, "possible_answer", file);
            Require(data, questions);
            if (!category.Contains("relevance", StringComparison.Ordinal))
            {
                Require(data, answers);
            }

            items.AddRange(BfclFiles.Read(category, questions, answers, limit, problems));
        }

        return new Suite(Name, CallDecoding.OfficialPython, items, problems);
    }

    private static string FileName(string category) => $"BFCL_v4_{category}.json";

    private static void Require(string? data, string file)
    {
        if (data is null || !File.Exists(file))
        {
            throw new SuiteException(
                $"The official questions are not here: {(data is null ? "no data folder is given" : $"{file} is missing")}. "
                + $"Expected are the files of {Revision}, folder berkeley-function-call-leaderboard/bfcl_eval/data, as DIR/bfcl/{Path.GetFileName(file)} and "
                + "DIR/bfcl/possible_answer/...; name DIR with --data or TOOLACE_DATA.");
        }
    }
}
