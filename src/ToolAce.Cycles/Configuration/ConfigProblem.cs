namespace ToolAce.Cycles.Configuration;

/// <summary>One thing wrong with a config. <paramref name="Line"/> is one-based; 0 where the problem is of the file as a whole.</summary>
public sealed record ConfigProblem(int Line, string Key, string Message)
{
    /// <summary>As a compiler would print it: <c>tiny.yaml:14: train.rank …</c>.</summary>
    public string Describe(string source) => Line > 0 ? $"{source}:{Line}: {Message}" : $"{source}: {Message}";
}
