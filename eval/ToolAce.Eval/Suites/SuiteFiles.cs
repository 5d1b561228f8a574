using ToolAce.Eval.ApiBank;
using ToolAce.Eval.General.CommonsenseQa;
using ToolAce.Eval.General.Gsm8k;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.General.Mmlu;

namespace ToolAce.Eval.Suites;

/// <summary>Which files below the data folder a suite is made of: to tell its content from another's, and what is missing before anything is read.</summary>
public static class SuiteFiles
{
    /// <summary>The files that are there, relative to <paramref name="data"/>, in ordinal order. Nothing else decides what the suite asks and how it judges.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="suite">One of <see cref="Running.SuiteLoader.Official"/>.</param>
    public static IReadOnlyList<string> Of(string data, string suite) =>
    [
        .. Read(suite)
            .Where(place => Directory.Exists(Path.Combine(data, place.Folder)))
            .SelectMany(place => Directory.EnumerateFiles(Path.Combine(data, place.Folder), place.Pattern, place.Depth))
            .Select(file => Path.GetRelativePath(data, file))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What a run could not do without and does not find, relative to the data folder; alternatives are joined by "or".</summary>
    /// <param name="data">The data folder; null when none is known, so that all is missing.</param>
    /// <param name="suite">One of <see cref="Running.SuiteLoader.Official"/>.</param>
    /// <param name="categories">Of bfcl alone: the categories to be asked.</param>
    public static IReadOnlyList<string> Missing(string? data, string suite, IReadOnlyList<string> categories) =>
    [
        .. Needed(suite, categories).Distinct().Where(n => data is null || !n.Split('|').Any(f => Path.Exists(Path.Combine(data, f)))).Select(n => n.Replace("|", " or ")),
    ];

    private static (string Folder, string Pattern, SearchOption Depth)[] Read(string suite) => suite switch
    {
        OfficialSuite.Name =>
        [
            ("bfcl", "*.json", SearchOption.TopDirectoryOnly),
            ("bfcl/possible_answer", "*.json", SearchOption.TopDirectoryOnly),
            ("bfcl/multi_turn_func_doc", "*.json", SearchOption.TopDirectoryOnly),
            ("bfcl/memory_prereq_conversation", "*.json", SearchOption.TopDirectoryOnly),
        ],
        ApiBankSuite.Name =>
        [
            ("api-bank", "api_signatures_lv1_lv2.json", SearchOption.TopDirectoryOnly),
            ("api-bank/init_database", "*.json", SearchOption.TopDirectoryOnly),
            ("api-bank/lv1-lv2-samples", "*.jsonl", SearchOption.AllDirectories),
            ("api-bank/lv3-samples", "*.txt", SearchOption.TopDirectoryOnly),
        ],
        MmluTask.Name =>
        [
            ("general/mmlu", "*.json*", SearchOption.TopDirectoryOnly),
            ("general/mmlu/dev", "*.csv", SearchOption.TopDirectoryOnly),
            ("general/mmlu/test", "*.csv", SearchOption.TopDirectoryOnly),
        ],
        _ => [($"general/{suite}", "*.json*", SearchOption.TopDirectoryOnly)],
    };

    private static IEnumerable<string> Needed(string suite, IReadOnlyList<string> categories) => suite switch
    {
        OfficialSuite.Name => categories.SelectMany(OfCategory),
        ApiBankSuite.Name => ["api-bank/api_signatures_lv1_lv2.json", "api-bank/init_database", "api-bank/lv1-lv2-samples", "api-bank/lv3-samples"],
        MmluTask.Name => ["general/mmlu/dev|general/mmlu/dev.jsonl|general/mmlu/dev.jsonl.gz", "general/mmlu/test|general/mmlu/test.jsonl|general/mmlu/test.jsonl.gz"],
        CommonsenseQaTask.Name => ["general/csqa/train_rand_split.jsonl|general/csqa/train.jsonl", "general/csqa/dev_rand_split.jsonl|general/csqa/validation.jsonl"],
        Gsm8kTask.Name => ["general/gsm8k/train.jsonl", "general/gsm8k/test.jsonl"],
        HumanEvalTask.Name => ["general/humaneval/HumanEval.jsonl|general/humaneval/HumanEval.jsonl.gz"],
        _ => throw new SuiteException($"'{suite}' is no official suite. Known: {string.Join(", ", Running.SuiteLoader.Official)}."),
    };

    private static IEnumerable<string> OfCategory(string category)
    {
        var file = category switch
        {
            AgenticItems.Memory => "memory",
            AgenticItems.WebSearchBase or AgenticItems.WebSearchNoSnippet => "web_search",
            _ => category,
        };
        yield return $"bfcl/BFCL_v4_{file}.json";
        if (!file.Contains("relevance", StringComparison.Ordinal) && file != FormatSensitivityItems.Category)
        {
            yield return $"bfcl/possible_answer/BFCL_v4_{file}.json";
        }

        if (file.StartsWith("multi_turn", StringComparison.Ordinal))
        {
            yield return $"bfcl/{Bfcl.MultiTurn.WorldConstants.FileName}";
        }

        if (file == "memory")
        {
            yield return "bfcl/memory_prereq_conversation";
        }

        if (file is "memory" or "web_search" or "multi_turn_miss_func" or FormatSensitivityItems.Category)
        {
            yield return $"bfcl/{Bfcl.Prompting.BfclPrompts.FileName}";
        }

        if (file is "memory" or "web_search" || file.StartsWith("multi_turn", StringComparison.Ordinal))
        {
            yield return "bfcl/multi_turn_func_doc";
        }
    }
}
