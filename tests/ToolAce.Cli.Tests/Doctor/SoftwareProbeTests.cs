using ToolAce.Cli.Doctor;
using ToolAce.Cli.Doctor.Probes;
using ToolAce.Eval.General.Isolation;

namespace ToolAce.Cli.Tests.Doctor;

public sealed class SoftwareProbeTests
{
    private static readonly TorchFacts Subset = new("subset", "built so", "1.13.1", "/app/shim.so", 1, 2, true, false, HasCuda: false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Torch_WithoutADriver_RunsOnTheCpuAndSaysWhy()
    {
        using var machine = new FakeMachine();
        var finding = new TorchProbe(machine.Machine, "/nowhere").Describe(Subset);
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Equal("cpu", finding.Facts!["device"]);
        Assert.Equal("1.13.1 on cpu because there is no NVIDIA driver; provider subset because built so; shim ABI 1, 2 threads", finding.Found);
    }

    [Fact]
    public void Torch_WithADriverButNoCuda_IsLimitedAndSaysHowToMendIt()
    {
        using var machine = new FakeMachine().With("/proc/driver/nvidia/version", "NVRM\n");
        var finding = new TorchProbe(machine.Machine, "/nowhere").Describe(Subset);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("FullFeed", finding.Mend);
    }

    [Fact]
    public void Torch_WithADriverAndTheLaunchersNote_SaysWhatTheLauncherSaw()
    {
        using var machine = new FakeMachine().With("/proc/driver/nvidia/version", "NVRM\n");
        using var root = new TemporaryFolder();
        root.Write("artifacts/launcher/provider", "provider=shim\nlibtorch=\nwhy=no torch=here\ncosts=the GPU sleeps\nmend=install one\n");
        var finding = new TorchProbe(machine.Machine, root.Path).Describe(Subset);
        Assert.Equal(("the GPU sleeps", "install one"), (finding.Costs, finding.Mend));
        Assert.Contains("because built so (no torch=here)", finding.Found);
        Assert.Null(finding.Facts!["libtorch"]);
    }

    [Fact]
    public void Torch_WithCuda_UsesIt()
    {
        using var machine = new FakeMachine().With("/proc/driver/nvidia/version", "NVRM\n");
        var finding = new TorchProbe(machine.Machine, "/nowhere").Describe(Subset with { HasCuda = true });
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Equal("cuda", finding.Facts!["device"]);
    }

    [Theory]
    [InlineData(null, FindingState.Missing)]
    [InlineData("3.35.5", FindingState.Missing)]
    [InlineData("3.38.0", FindingState.Ok)]
    [InlineData("3.40.1", FindingState.Ok)]
    internal void Sqlite_OfAVersion_IsNewEnoughOrMissing(string? version, FindingState state) => Assert.Equal(state, new SqliteProbe().Describe(version).State);

    [Fact]
    public async Task DuckDb_ThatIsNotThere_IsMissing()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(FindingState.Missing, (await new DuckDbProbe(folder.Path).LookAsync(Token)).State);
    }

    [Fact]
    public async Task DuckDb_BesideTheProgram_NamesItsVersion()
    {
        var finding = await new DuckDbProbe(AppContext.BaseDirectory).LookAsync(Token);
        Assert.Matches(@"^v\d+\.\d+\.\d+", finding.Found);
    }

    [Fact]
    public async Task Npm_WithAnotherVersionInstalled_IsLimitedAndNamesBoth()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", """{"dependencies":{"a":"1.2.3","b":"2.0.0","ranged":"^1.0.0"}}""");
        folder.Write("node_modules/a/package.json", """{"version":"1.2.4"}""");
        folder.Write("node_modules/b/package.json", """{"version":"2.0.0"}""");
        var finding = await new NpmProbe(folder.Path).LookAsync(Token);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("a 1.2.3 (1.2.4)", finding.Found);
        Assert.DoesNotContain("b 2.0.0 (", finding.Found);
    }

    [Fact]
    public async Task Npm_AsWanted_IsOk()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", """{"devDependencies":{"@scope/a":"1.2.3"}}""");
        folder.Write("node_modules/@scope/a/package.json", """{"version":"1.2.3"}""");
        Assert.Equal(FindingState.Ok, (await new NpmProbe(folder.Path).LookAsync(Token)).State);
    }

    [Fact]
    public async Task Endpoints_WithAKey_NamesTheVariableAndNeverTheKey()
    {
        using var machine = new FakeMachine();
        machine.Variables["OPENAI_API_KEY"] = "sk-secret";
        var finding = await new EndpointProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Contains("OPENAI_API_KEY", finding.Found);
        Assert.DoesNotContain("secret", finding.ToString());
    }

    [Fact]
    public async Task Endpoints_WithoutAKey_SaysHowAnEvaluationGetsOne()
    {
        using var machine = new FakeMachine();
        var finding = await new EndpointProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("toolace eval run --endpoint", finding.Mend);
        Assert.Contains("--key-variable", finding.Mend);
    }

    [Theory]
    [InlineData(true, FindingState.Ok)]
    [InlineData(false, FindingState.Limited)]
    internal async Task Isolation_OfAMachine_IsWhatTryingItSays(bool allowed, FindingState state)
    {
        var report = new IsolationReport(allowed, "/usr/bin/python3", allowed ? null : "the kernel says no", allowed ? null : "Change the kernel.");
        var finding = await new CodeIsolationProbe(_ => Task.FromResult(report)).LookAsync(Token);
        Assert.Equal((state, report.Hint), (finding.State, finding.Mend));
        Assert.Contains(report.Problem ?? "/usr/bin/python3", finding.Found);
        Assert.Equal(!allowed, finding.Costs is { } costs && costs.Contains("HumanEval"));
    }

    [Fact]
    public async Task Suites_WithoutData_SaysWhatCanStillBeRun()
    {
        using var machine = new FakeMachine();
        var finding = await new SuiteProbe(machine.Machine).LookAsync(Token);
        Assert.Contains("own suites", finding.Costs);
        Assert.Contains("bfcl/ with ShishirPatil/gorilla commit 6ea57973", finding.Mend);
        Assert.Contains("general/mmlu/ with", finding.Mend);
    }

    [Fact]
    public async Task Suites_WithData_NamesThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bfcl/x.json", "{}");
        using var machine = new FakeMachine();
        machine.Variables["TOOLACE_DATA"] = folder.Path;
        var finding = await new SuiteProbe(machine.Machine).LookAsync(Token);
        Assert.StartsWith("official questions: bfcl in", finding.Found);
        Assert.EndsWith("not there: api_bank, mmlu, csqa, gsm8k, humaneval", finding.Found);
        Assert.Contains("forget is not measured on mmlu, csqa, gsm8k, humaneval", finding.Costs);
        Assert.DoesNotContain("bfcl", finding.Mend);
    }

    [Fact]
    public async Task Suites_WithAllData_IsOk()
    {
        using var folder = new TemporaryFolder();
        ((string[])["bfcl", "api-bank", "general/mmlu", "general/csqa", "general/gsm8k", "general/humaneval"]).ToList().ForEach(f => folder.Write($"{f}/x", ""));
        using var machine = new FakeMachine();
        machine.Variables["TOOLACE_DATA"] = folder.Path;
        Assert.Equal(FindingState.Ok, (await new SuiteProbe(machine.Machine).LookAsync(Token)).State);
    }
}
