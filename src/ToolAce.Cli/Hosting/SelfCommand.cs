using ToolAce.Cycles.Dispatching.Children;

namespace ToolAce.Cli.Hosting;

/// <summary>How to start this very program again as a child process.</summary>
/// <param name="FileName">The file to execute.</param>
/// <param name="Arguments">What has to stand before the verb.</param>
internal sealed record SelfCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The running program: its own host file, or the dotnet host with the program's assembly.</summary>
    public static SelfCommand Current() => From(
        Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say which file this process runs."),
        Path.Combine(AppContext.BaseDirectory, "ToolAce.Cli.dll"));

    /// <summary>This program with a verb of its own children, such as <c>stage</c>.</summary>
    public StageCommand Verb(string verb) => new(FileName, [.. Arguments, verb]);

    internal static SelfCommand From(string processPath, string assembly) =>
        Path.GetFileNameWithoutExtension(processPath) == "dotnet" ? new(processPath, [assembly]) : new(processPath, []);
}
