namespace ToolAce.Cycles.Dispatching.Children;

/// <summary>How a stage's child process is started: the executable and what stands before <c>--folder FOLDER</c>, usually the verb <c>stage</c>.</summary>
public sealed record StageCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables the child gets on top of ours.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The program that runs now, verb <c>stage</c>; under <c>dotnet APP.dll</c> both are repeated.</summary>
    public static StageCommand Self()
    {
        var host = System.Environment.ProcessPath ?? throw new InvalidOperationException("this process does not know its own executable");
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? new StageCommand(host, [System.Environment.GetCommandLineArgs()[0], "stage"])
            : new StageCommand(host, ["stage"]);
    }
}
