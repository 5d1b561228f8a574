using System.Text.Json;
using ToolAce.Cli.Doctor;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs;

namespace ToolAce.Cli.Tests.Doctor;

public sealed class DiagnosisTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class Probe(string name, bool required, Func<Finding> look) : IProbe
    {
        public string Name => name;

        public bool Required => required;

        public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(look());
    }

    [Fact]
    public async Task MakeAsync_WithSomethingLimited_IsStillOk()
    {
        var diagnosis = await Diagnosis.MakeAsync([new Probe("gpu", false, () => new("gpu", FindingState.Limited, "none"))], new ManualClock(), Token);
        Assert.True(diagnosis.Ok);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MakeAsync_WithAProbeThatThrows_ReportsItByWhetherItIsRequired(bool required)
    {
        var diagnosis = await Diagnosis.MakeAsync([new Probe("x", required, () => throw new InvalidOperationException("no"))], new ManualClock(), Token);
        Assert.Equal(!required, diagnosis.Ok);
        Assert.Contains("no", diagnosis.Findings.Single().Found);
    }

    [Fact]
    public async Task Doctor_WithJson_AnswersOneObjectWithEveryPart()
    {
        var (stdout, stderr) = (new StringWriter(), new StringWriter());
        await CommandLine.RunAsync(["doctor", "--json"], stdout, stderr, [new DoctorVerb()]);
        var lines = stdout.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var json = JsonDocument.Parse(Assert.Single(lines));
        var names = json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("name").GetString());
        Assert.Equal(["cpu", "memory", "gpu", "libtorch", "sqlite", "duckdb", "npm", "disk", "endpoints", "suites", "isolation", "browser"], names);
        Assert.Contains("cpu", stderr.ToString());
    }

    [Fact]
    public async Task Doctor_WithoutJson_ReportsOnStdout()
    {
        var (stdout, stderr) = (new StringWriter(), new StringWriter());
        await CommandLine.RunAsync(["doctor"], stdout, stderr, [new DoctorVerb()]);
        Assert.Contains("libtorch", stdout.ToString());
        Assert.Empty(stderr.ToString());
    }
}
