namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>The categories' names changed over the versions; here they are called as in v4.</summary>
public static class BfclCategories
{
    /// <summary>Today's name of a category that <paramref name="version"/> called <paramref name="name"/>; names without another are their own.</summary>
    public static string Canonical(string name, BfclVersion version) => name switch
    {
        "simple" => "simple_python",
        "java" => "simple_java",
        "javascript" => "simple_javascript",
        "multiple_function" => "multiple",
        "parallel_function" => "parallel",
        "parallel_multiple_function" => "parallel_multiple",
        "relevance" => version == BfclVersion.V1 ? "irrelevance" : "live_relevance",
        "exec_simple" or "executable_simple" => "exec_simple_python",
        "rest" or "exec_rest" => "exec_simple_rest",
        "executable_multiple_function" => "exec_multiple",
        "executable_parallel_function" => "exec_parallel",
        "executable_parallel_multiple_function" => "exec_parallel_multiple",
        _ => name,
    };
}
