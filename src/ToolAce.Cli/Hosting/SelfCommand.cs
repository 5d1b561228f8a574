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

    /// <summary>This program with its verb <c>stage</c>: what a dispatcher starts its children by.</summary>
    public StageCommand Stage() => new(FileName, [.. Arguments, "stage"]);

    internal static SelfCommand From(string processPath, string assembly) =>
        Path.GetFileNameWithoutExtension(processPath) == "dotnet" ? new(processPath, [assembly]) : new(processPath, []);
}
