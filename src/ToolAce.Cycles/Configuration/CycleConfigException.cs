namespace ToolAce.Cycles.Configuration;

/// <summary>A config that cannot be run: every problem found, each with its place and remedy. Exit code 2; retrying cannot help.</summary>
public sealed class CycleConfigException(string source, IReadOnlyList<ConfigProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(p => p.Describe(source))))
{
    /// <summary>The process exit code for bad usage or config.</summary>
    public const int ExitCode = 2;

    /// <summary>All problems, in the order of the file.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; } = problems;
}
