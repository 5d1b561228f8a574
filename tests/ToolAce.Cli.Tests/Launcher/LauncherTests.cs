namespace ToolAce.Cli.Tests.Launcher;

public sealed class LauncherTests
{
    [Fact]
    public async Task Start_OfAFreshTree_RestoresBuildsAndHandsOver()
    {
        using var tree = new FakeTree();
        var (code, stdout, stderr) = await tree.StartAsync("run a.yaml --json");
        Assert.Equal(0, code);
        Assert.Equal("{\"ran\":\"run a.yaml --json\"}\n", stdout);
        Assert.Contains("npm ci --ignore-scripts --loglevel=error --no-audit --no-fund", tree.Calls);
        Assert.Single(tree.Builds);
        Assert.Contains("ToolAce.Cli.csproj", tree.Builds[0]);
        Assert.Contains("built in", stderr);
    }

    [Fact]
    public async Task Start_OfABuiltTree_BuildsNothingAndSaysNothing()
    {
        using var tree = new FakeTree();
        await tree.StartAsync("doctor");
        var (_, _, stderr) = await tree.StartAsync("doctor");
        Assert.Single(tree.Builds);
        Assert.Single(tree.Calls, c => c.StartsWith("npm", StringComparison.Ordinal));
        Assert.Empty(stderr);
    }

    [Fact]
    public async Task Start_AfterASourceChanged_BuildsAgain()
    {
        using var tree = new FakeTree();
        await tree.StartAsync("doctor");
        tree.Write("src/A.cs", "class A2;");
        await tree.StartAsync("doctor");
        Assert.Equal(2, tree.Builds.Count);
    }

    [Fact]
    public async Task Start_AfterASourceVanished_BuildsAgain()
    {
        using var tree = new FakeTree();
        tree.Write("src/B.cs", "class B;");
        await tree.StartAsync("doctor");
        File.Delete(Path.Combine(tree.Root, "src/B.cs"));
        await tree.StartAsync("doctor");
        Assert.Equal(2, tree.Builds.Count);
    }

    [Fact]
    public async Task Start_WithOtherBuildArguments_BuildsAgainWithThem()
    {
        using var tree = new FakeTree();
        await tree.StartAsync("doctor");
        await tree.StartAsync("doctor", variables: ("TOOLACE_BUILD_ARGS", "-p:FullFeed=true"));
        Assert.Contains("-p:FullFeed=true", tree.Builds[1]);
    }

    [Fact]
    public async Task Start_AfterATestChanged_LeavesTheProgramAsItIs()
    {
        using var tree = new FakeTree();
        await tree.StartAsync("doctor");
        tree.Write("tests/ATests.cs", "class ATests2;");
        await tree.StartAsync("doctor");
        Assert.Single(tree.Builds);
        await tree.StartAsync("build");
        Assert.Contains("ToolAce.sln", tree.Builds[1]);
    }

    [Fact]
    public async Task Start_AfterTheLockFileChanged_RestoresAgain()
    {
        using var tree = new FakeTree();
        await tree.StartAsync("doctor");
        tree.Write("package-lock.json", "{ }");
        await tree.StartAsync("doctor");
        Assert.Equal(2, tree.Calls.Count(c => c.StartsWith("npm", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Start_TwiceAtOnce_BuildsOnce()
    {
        using var tree = new FakeTree();
        var both = await Task.WhenAll(
            tree.StartAsync("doctor", variables: ("BUILD_SECONDS", "1")),
            tree.StartAsync("doctor", variables: ("BUILD_SECONDS", "1")));
        Assert.Single(tree.Builds);
        Assert.All(both, b => Assert.Equal(0, b.Code));
        Assert.Single(both, b => b.Stderr.Contains("waiting"));
    }

    [Fact]
    public async Task Start_WithABrokenSource_ShowsTheErrorAndTheLogAndTriesAgainNextTime()
    {
        using var tree = new FakeTree();
        tree.Write("breaks", string.Empty);
        var (code, stdout, stderr) = await tree.StartAsync("doctor");
        Assert.Equal(1, code);
        Assert.Empty(stdout);
        Assert.Contains("error CS1002", stderr);
        Assert.Contains("artifacts/launcher/build.log", stderr);
        File.Delete(Path.Combine(tree.Root, "breaks"));
        Assert.Equal(0, (await tree.StartAsync("doctor")).Code);
    }

    [Fact]
    public async Task Start_ThroughALinkFromAnotherFolder_KeepsThatFolder()
    {
        using var tree = new FakeTree();
        tree.Program("dotnet", File.ReadAllText(Path.Combine(tree.Root, "bin/dotnet")).Replace("*) echo \"{", "*) pwd; echo \"{"));
        var (_, stdout, _) = await tree.StartAsync("run mine.yaml", workingFolder: "/usr");
        Assert.StartsWith("/usr\n", stdout);
    }

    [Fact]
    public async Task Start_WithoutACompiler_InstallsItAsRootAndOtherwiseSaysHow()
    {
        using var tree = new FakeTree();
        tree.Program("apt-get", """
            #!/usr/bin/env bash
            echo "apt-get $*" >>"$CALLS"
            [[ "$*" == *--assume-no* ]] && echo "Need to get 12.3 MB of archives."
            exit 0
            """);
        var (code, _, stderr) = await tree.StartAsync("doctor", variables: ("CXX", "no-such-compiler"));
        Assert.Contains("to download: 12.3 MB", stderr);
        if (Environment.UserName == "root")
        {
            Assert.Contains("apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends g++", tree.Calls);
        }
        else
        {
            Assert.Equal(1, code);
            Assert.Contains("sudo apt-get update && sudo apt-get install -y --no-install-recommends g++", stderr);
        }
    }

    [Fact]
    public async Task Start_WithAnOlderSdk_SaysWhichIsWanted()
    {
        using var tree = new FakeTree();
        tree.Program("dotnet", "#!/usr/bin/env bash\n[[ $1 == --list-sdks ]] && echo '8.0.100 [/usr/share/dotnet/sdk]' && exit 0\nexit 145\n");
        var (code, _, stderr) = await tree.StartAsync("doctor");
        Assert.Equal(1, code);
        Assert.Contains("Found: 8.0.100. Install the .NET 10 SDK", stderr);
    }

    [Fact]
    public async Task Help_OnAFreshTree_BuildsNothing()
    {
        using var tree = new FakeTree();
        var (code, stdout, _) = await tree.StartAsync("help");
        Assert.Equal(0, code);
        Assert.Contains("./toolace test", stdout);
        Assert.Empty(tree.Calls);
    }
}
