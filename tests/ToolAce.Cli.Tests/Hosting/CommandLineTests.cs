using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class CommandLineTests
{
    private readonly StringWriter _stdout = new();
    private readonly StringWriter _stderr = new();

    private Task<int> RunAsync(Func<Output, int> work, params string[] args) => CommandLine.RunAsync(args, _stdout, _stderr, [new FakeVerb(work)]);

    [Fact]
    public async Task RunAsync_AVerbThatSucceeds_AnswersItsCode() => Assert.Equal(0, await RunAsync(_ => 0, "fake"));

    [Fact]
    public async Task RunAsync_WithJson_PutsTheResultAloneOnStdout()
    {
        await RunAsync(
            output =>
            {
                output.Line("for people");
                output.Note("a note");
                output.Result(new { Rows = 3 });
                return 0;
            },
            "fake",
            "--json");
        Assert.Equal("{\"rows\":3}\n", _stdout.ToString());
        Assert.Equal("for people\na note\n", _stderr.ToString());
    }

    [Fact]
    public async Task RunAsync_WithoutJson_PutsTheReportOnStdoutAndNoObject()
    {
        await RunAsync(
            output =>
            {
                output.Line("for people");
                output.Note("a note");
                output.Result(new { Rows = 3 });
                return 0;
            },
            "fake");
        Assert.Equal("for people\n", _stdout.ToString());
        Assert.Equal("a note\n", _stderr.ToString());
    }

    [Theory]
    [InlineData("fke", "Did you mean fake?")]
    [InlineData("fake --cuont 3", "Did you mean --count?")]
    [InlineData("fake --count three", "three")]
    [InlineData("fake more", "more is not a verb, argument or option here")]
    [InlineData("", "toolace --help")]
    public async Task RunAsync_ABadCommandLine_SaysWhatIsWrongAndAnswersTwo(string line, string hint)
    {
        var code = await RunAsync(_ => throw new InvalidOperationException("must not run"), line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains(hint, _stderr.ToString());
        Assert.Empty(_stdout.ToString());
    }

    [Fact]
    public async Task RunAsync_ABadCommandLineWithJson_AnswersWithAnErrorObject()
    {
        await RunAsync(_ => 0, "fke", "--json");
        using var json = JsonDocument.Parse(_stdout.ToString());
        Assert.Equal(2, json.RootElement.GetProperty("error").GetProperty("exitCode").GetInt32());
        Assert.Contains("fke", json.RootElement.GetProperty("error").GetProperty("message").GetString());
    }

    public static TheoryData<Exception, int> Failures => new()
    {
        { new UsageException("--count is -1.", "Give a number above 0."), ExitCodes.BadUsage },
        { new CycleConfigException("a.yaml", [new ConfigProblem(3, "train.rnk", "train.rnk is unknown")]), ExitCodes.BadUsage },
        { new StoppedException("Stopped before step 7. The same command goes on."), ExitCodes.Resumable },
        { new InvalidDataException("part-00000.parquet is cut short."), ExitCodes.Failed },
        { new InvalidOperationException("surprise"), ExitCodes.Failed },
        { new AggregateException(new UsageException("inner.", "mend.")), ExitCodes.BadUsage },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task RunAsync_AVerbThatThrows_ReportsWithoutAStackTrace(Exception failure, int expected)
    {
        var code = await RunAsync(_ => throw failure, "fake");
        Assert.Equal(expected, code);
        Assert.Contains((failure.InnerException ?? failure).Message, _stderr.ToString());
        Assert.DoesNotContain("   at ", _stderr.ToString());
        Assert.Empty(_stdout.ToString());
    }

    [Fact]
    public async Task RunAsync_AVerbThatThrowsWithVerbose_ShowsTheStackTrace()
    {
        await RunAsync(_ => throw new InvalidOperationException("surprise"), "fake", "--verbose");
        Assert.Contains("   at ", _stderr.ToString());
    }

    [Fact]
    public async Task RunAsync_AnExceptionNobodyForesaw_PointsToVerbose()
    {
        await RunAsync(_ => throw new InvalidOperationException("surprise"), "fake");
        Assert.Contains("--verbose", _stderr.ToString());
    }

    [Fact]
    public async Task RunAsync_Help_NamesTheProgramAsPeopleTypeIt()
    {
        Assert.Equal(0, await RunAsync(_ => 0, "--help"));
        Assert.Contains("toolace [command] [options]", _stdout.ToString());
    }
}
