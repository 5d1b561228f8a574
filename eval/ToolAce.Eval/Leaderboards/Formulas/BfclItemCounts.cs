namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>How many items each category has. Only the live ones changed: they were sorted and mended several times after August 2024.</summary>
public sealed record BfclItemCounts(int LiveMultiple, int LiveIrrelevance, int LiveRelevance)
{
    // No file tells the days of the changes; these lie between the last file with the old counts and the first with the new.
    private static readonly DateOnly Sorted = new(2024, 12, 1);
    private static readonly DateOnly Mended = new(2025, 6, 29);

    /// <summary>The items of the v4 data.</summary>
    public static BfclItemCounts Current { get; } = new(1053, 884, 16);

    /// <summary>The items that a board of that day counted.</summary>
    public static BfclItemCounts On(DateOnly date) =>
        date < Sorted ? new(1037, 875, 41)
        : date < Mended ? new(1053, 882, 18)
        : Current;

    /// <summary>The items of a category.</summary>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public int Of(string category) => category switch
    {
        "simple_python" => 400,
        "simple_java" => 100,
        "simple_javascript" => 50,
        "multiple" or "parallel" or "parallel_multiple" => 200,
        "irrelevance" => 240,
        "exec_simple_python" => 100,
        "exec_simple_rest" => 70,
        "exec_multiple" or "exec_parallel" => 50,
        "exec_parallel_multiple" => 40,
        "live_simple" => 258,
        "live_multiple" => LiveMultiple,
        "live_parallel" => 16,
        "live_parallel_multiple" => 24,
        "live_irrelevance" => LiveIrrelevance,
        "live_relevance" => LiveRelevance,
        "multi_turn_base" or "multi_turn_miss_func" or "multi_turn_miss_param" or "multi_turn_long_context" => 200,
        "memory_kv" or "memory_vector" or "memory_rec_sum" => 155,
        "web_search_base" or "web_search_no_snippet" => 100,
        "format_sensitivity" => 26 * 200,
        _ => throw new ArgumentException($"'{category}' is no category of the Berkeley board", nameof(category)),
    };
}
