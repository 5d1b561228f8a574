using System.Diagnostics;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data;

/// <summary>The question after a preview, asked of a person: the program runs at a pseudo terminal.</summary>
public sealed class PreviewTerminalTests : IDisposable
{
    private const string Script = "/usr/bin/script";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("yes\n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("yellow\n", false)]
    public async Task AtATerminal_TheFullRunFollowsWhereThePersonSaysYes(string typed, bool written)
    {
        var (code, shown) = await AtTerminalAsync(typed);
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Go on: all of", shown, StringComparison.Ordinal);
        Assert.Equal(written, File.Exists(Target));
        if (written)
        {
            Assert.Equal(12, File.ReadLines(Target).Count());
        }
    }

    [Fact]
    public async Task AtATerminal_WhoInterruptsTheQuestion_IsNotKeptWaiting()
    {
        var (code, shown) = await AtTerminalAsync("\u0003");
        Assert.Equal(ExitCodes.Resumable, code);
        Assert.Contains("Stopped as asked", shown, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    private string Target => Path.Combine(folder.Path, "there.jsonl");

    private async Task<(int Code, string Shown)> AtTerminalAsync(string typed)
    {
        Assert.SkipUnless(File.Exists(Script), $"needs {Script} (Debian's bsdutils) for a pseudo terminal");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        var data = OwnData.Write(folder.Path, "own.jsonl", Enumerable.Repeat(OwnData.Call("rome"), 12));
        // Without exec an interrupt ends the shell too, and its 130 would stand in the place of the program's own code.
        var command = $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "ToolAce.Cli.dll")}' dialogs convert '{data}' --to openai --out '{Target}' --preview";
        using var process = Process.Start(new ProcessStartInfo(Script, ["--quiet", "--return", "--command", command, "/dev/null"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
            Environment = { ["SHELL"] = "/bin/sh" },
        })!;
        var shown = new System.Text.StringBuilder();
        var buffer = new char[4096];
        var asked = false;
        for (int read; (read = await process.StandardOutput.ReadAsync(buffer, limit.Token)) > 0;)
        {
            shown.Append(buffer, 0, read);
            if (!asked && shown.ToString().Contains("[y/N]", StringComparison.Ordinal))
            {
                asked = true;
                await process.StandardInput.WriteAsync(typed.AsMemory(), limit.Token);
                await process.StandardInput.FlushAsync(limit.Token);
            }
        }

        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, shown.ToString());
    }
}
