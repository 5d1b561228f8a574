using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs;

/// <summary>One command line, run within this process: its exit code, what it said, and the object on stdout's last line.</summary>
internal sealed record VerbRun(int Code, string Stdout, string Stderr)
{
    public static readonly string Tiny = Path.Combine(ProgramRoot.Current(), "configs", "models", "tiny");

    public JsonElement Json => JsonDocument.Parse(Stdout.TrimEnd().Split('\n')[^1]).RootElement;

    public static async Task<VerbRun> OfAsync(params string[] args)
    {
        using var stdout = new StringWriter();
        using var stderr = new StringWriter();
        return new VerbRun(await CommandLine.RunAsync(args, stdout, stderr), stdout.ToString(), stderr.ToString());
    }

    /// <summary>One that has to succeed.</summary>
    public static async Task<JsonElement> JsonAsync(params string[] args)
    {
        var run = await OfAsync([.. args, "--json"]);
        Assert.True(run.Code == ExitCodes.Done, run.Stderr);
        return run.Json;
    }
}
