namespace ToolAce.Cli.Tests.Launcher;

public sealed class TestVerbTests
{
    /// <summary>Stands in for xunit's runner: each project's counts come from a file.</summary>
    private const string Dotnet = """
        #!/usr/bin/env bash
        case $1 in
          --version) echo 10.0.100 ;;
          build) mkdir -p "$TREE/artifacts/bin/ToolAce.Cli/release"; touch "$TREE/artifacts/bin/ToolAce.Cli/release/ToolAce.Cli.dll" ;;
          *)
            project=$(basename "$1" .dll)
            source "$TREE/tests/$project/outcome"
            for ((i = 1; i < $#; i++)); do [[ ${!i} == -xml ]] && j=$((i + 1)) && out=${!j}; done
            [[ -z ${counts:-} ]] || echo "<assemblies><assembly name=\"/a b/$project.dll\" $counts><collection passed=\"99\" failed=\"99\" skipped=\"99\" /></assembly></assemblies>" >"$out"
            echo "${text:-}"
            exit "$code"
            ;;
        esac
        """;

    private static FakeTree Tree(params (string Project, string Outcome)[] projects)
    {
        var tree = new FakeTree();
        tree.Program("dotnet", Dotnet);
        foreach (var (project, outcome) in projects)
        {
            tree.Write($"tests/{project}/{project}.csproj", string.Empty);
            tree.Write($"tests/{project}/outcome", outcome);
        }

        return tree;
    }

    [Fact]
    public async Task Test_OfPassingProjects_AddsUpOnTheLastLine()
    {
        using var tree = Tree(
            ("A.Tests", "counts='errors=\"0\" failed=\"0\" not-run=\"0\" passed=\"3\" skipped=\"0\"' code=0"),
            ("B.Tests", "counts='errors=\"0\" failed=\"0\" not-run=\"0\" passed=\"4\" skipped=\"1\"' code=0 text=$'    B.Waits [SKIP]\\n      no data here'"));
        var (code, stdout, _) = await tree.StartAsync("test");
        Assert.Equal(0, code);
        Assert.EndsWith("\n7 passed, 0 failed, 1 skipped\n", stdout);
        Assert.Contains("B.Waits: no data here", stdout);
        Assert.Matches(@"ok\s+A\.Tests\s+3 passed\s+0 failed\s+0 skipped\s+\d+\.\d s", stdout);
    }

    [Fact]
    public async Task Test_OfAFailingProject_ShowsItsOutputAndFails()
    {
        using var tree = Tree(("A.Tests", "counts='errors=\"1\" failed=\"2\" not-run=\"0\" passed=\"3\" skipped=\"0\"' code=1 text='the reason'"));
        var (code, stdout, _) = await tree.StartAsync("test");
        Assert.Equal(1, code);
        Assert.Contains("the reason", stdout);
        Assert.EndsWith("\n3 passed, 3 failed, 0 skipped\n", stdout);
    }

    [Fact]
    public async Task Test_OfAProjectThatDies_CountsOneFailure()
    {
        using var tree = Tree(("A.Tests", "counts='' code=134"), ("B.Tests", "counts='failed=\"0\" passed=\"4\" skipped=\"0\"' code=0"));
        var (code, stdout, _) = await tree.StartAsync("test");
        Assert.Equal(1, code);
        Assert.Contains("exit code 134", stdout);
        Assert.EndsWith("\n4 passed, 1 failed, 0 skipped\n", stdout);
    }

    [Fact]
    public async Task Test_WithAName_RunsOnlyWhatContainsIt()
    {
        using var tree = Tree(("A.Tests", "counts='passed=\"1\"' code=0"), ("B.Tests", "counts='passed=\"2\"' code=0"));
        var (_, stdout, _) = await tree.StartAsync("test b.t");
        Assert.EndsWith("\n2 passed, 0 failed, 0 skipped\n", stdout);
    }

    [Theory]
    [InlineData("test nothing-like-it", "no test project")]
    [InlineData("test --jobs many", "--jobs wants a number")]
    [InlineData("test --frobnicate", "not an option")]
    public async Task Test_WithBadArguments_AnswersTwo(string line, string hint)
    {
        using var tree = Tree(("A.Tests", "counts='passed=\"1\"' code=0"));
        var (code, _, stderr) = await tree.StartAsync(line);
        Assert.Equal(2, code);
        Assert.Contains(hint, stderr);
    }
}
