using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>The figures that a board's columns hold, by the names that the formulas use.</summary>
internal static class BoardColumns
{
    /// <summary>Columns of differences between percentages, written without a sign.</summary>
    public const string MaxDelta = "format_sensitivity_max_delta";

    public const string Deviation = "format_sensitivity_deviation";

    /// <summary>Stands before a prompt format's name.</summary>
    public const string Format = "format_sensitivity/";

    private const string ConfigPrefix = "Config ";

    /// <summary>The figure's name; null where nobody knows the column.</summary>
    public static string? Figure(string column, BoardShape shape) =>
        column.StartsWith(ConfigPrefix, StringComparison.Ordinal) ? Format + column[ConfigPrefix.Length..]
        : column switch
        {
            "Overall Acc" => BfclFormula.OverallName,
            "Format Sensitivity Max Delta" => MaxDelta,
            "Format Sensitivity Standard Deviation" => Deviation,
            _ => shape.Kind switch
            {
                BoardKind.NonLive => NonLive(column, shape.Version),
                BoardKind.Live => Live(column, shape.Version),
                BoardKind.MultiTurn => MultiTurn(column),
                BoardKind.Agentic => Agentic(column),
                BoardKind.Overall => shape.Version switch
                {
                    BfclVersion.V1 => First(column),
                    BfclVersion.V2 => Second(column),
                    _ => Overall(column, shape.Version),
                },
                _ => null,
            },
        };

    private static string? First(string column) => column switch
    {
        "AST Summary" => "non_live_ast",
        "Exec Summary" => "exec",
        "Simple Function AST" => "non_live_simple",
        "Python Simple Function AST" => "simple_python",
        "Java Simple Function AST" => "simple_java",
        "JavaScript Simple Function AST" => "simple_javascript",
        "Multiple Functions AST" => "multiple",
        "Parallel Functions AST" => "parallel",
        "Parallel Multiple AST" => "parallel_multiple",
        "Simple Function Exec" => "exec_simple",
        "Python Simple Function Exec" => "exec_simple_python",
        "REST Simple Function Exec" => "exec_simple_rest",
        "Multiple Functions Exec" => "exec_multiple",
        "Parallel Functions Exec" => "exec_parallel",
        "Parallel Multiple Exec" => "exec_parallel_multiple",
        "Relevance Detection" => "irrelevance", // what is not relevant was to be detected
        _ => null,
    };

    private static string? Second(string column) => column switch
    {
        "AST Summary" => "all_ast",
        "Simple AST" => "all_simple",
        "Multiple AST" => "all_multiple",
        "Parallel AST" => "all_parallel",
        "Parallel Multiple AST" => "all_parallel_multiple",
        "Irrelevance Detection" => "all_irrelevance",
        "Relevance Detection" => "live_relevance",
        _ => Executed(column),
    };

    private static string? Executed(string column) => column switch
    {
        "Exec Summary" => "exec",
        "Simple Exec" => "exec_simple",
        "Python Simple Exec" => "exec_simple_python",
        "REST Simple Exec" => "exec_simple_rest",
        "Multiple Exec" => "exec_multiple",
        "Parallel Exec" => "exec_parallel",
        "Parallel Multiple Exec" => "exec_parallel_multiple",
        _ => null,
    };

    private static string? Overall(string column, BfclVersion version) => column switch
    {
        "Non-Live AST Acc" => version == BfclVersion.V4 ? "non_live" : "non_live_ast",
        "Non-Live Simple AST" => "non_live_simple",
        "Non-Live Multiple AST" => "multiple",
        "Non-Live Parallel AST" => "parallel",
        "Non-Live Parallel Multiple AST" => "parallel_multiple",
        "Non-Live Exec Acc" => "exec",
        "Live Acc" => "live",
        "Live Simple AST" => "live_simple",
        "Live Multiple AST" => "live_multiple",
        "Live Parallel AST" => "live_parallel",
        "Live Parallel Multiple AST" => "live_parallel_multiple",
        "Multi Turn Acc" => "multi_turn",
        "Web Search Acc" => "web_search",
        "Memory Acc" => "memory",
        "Relevance Detection" => "live_relevance",
        "Irrelevance Detection" => "all_irrelevance",
        _ when column.StartsWith("Non-Live ", StringComparison.Ordinal) => Executed(column["Non-Live ".Length..]),
        _ when column.StartsWith("Multi Turn ", StringComparison.Ordinal) => MultiTurn(column["Multi Turn ".Length..]),
        _ => Agentic(column),
    };

    private static string? NonLive(string column, BfclVersion version) => column switch
    {
        "Non_Live Overall Acc" or "Non-Live Overall Acc" => "non_live",
        "AST Summary" => version == BfclVersion.V4 ? "non_live" : "non_live_ast",
        "Simple AST" => "non_live_simple",
        "Python Simple AST" => "simple_python",
        "Java Simple AST" => "simple_java",
        "JavaScript Simple AST" => "simple_javascript",
        "Multiple AST" => "multiple",
        "Parallel AST" => "parallel",
        "Parallel Multiple AST" => "parallel_multiple",
        "Irrelevance Detection" => "irrelevance",
        _ => Executed(column),
    };

    private static string? Live(string column, BfclVersion version) => column switch
    {
        "Live Overall Acc" => "live",
        "AST Summary" => version == BfclVersion.V4 ? "live" : "live_ast",
        "Python Simple AST" => "live_simple",
        "Python Multiple AST" => "live_multiple",
        "Python Parallel AST" => "live_parallel",
        "Python Parallel Multiple AST" => "live_parallel_multiple",
        "Irrelevance Detection" => "live_irrelevance",
        "Relevance Detection" => "live_relevance",
        _ => null,
    };

    private static string? MultiTurn(string column) => column switch
    {
        "Multi Turn Overall Acc" => "multi_turn",
        "Base" => "multi_turn_base",
        "Miss Func" => "multi_turn_miss_func",
        "Miss Param" => "multi_turn_miss_param",
        "Long Context" => "multi_turn_long_context",
        "Composite" => "multi_turn_composite", // retired before it ever counted
        _ => null,
    };

    private static string? Agentic(string column) => column switch
    {
        "Agentic Overall Acc" => "agentic",
        "Web Search Summary" => "web_search",
        "Web Search Base" => "web_search_base",
        "Web Search No Snippet" => "web_search_no_snippet",
        "Memory Summary" => "memory",
        "Memory KV" => "memory_kv",
        "Memory Vector" => "memory_vector",
        "Memory Recursive Summarization" => "memory_rec_sum",
        _ => null,
    };
}
