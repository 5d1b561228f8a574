namespace ToolAce.House.Tests.Arrows;

public sealed class ArrowTests
{
    /// <summary>What each room may reference directly: the arrows of the house, downwards only.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ToolAce.Core"] = [],
        ["TorchSharp"] = [],
        ["TreeSitter"] = [],
        ["ToolAce.Storage"] = ["ToolAce.Core"],
        ["ToolAce.Agents"] = ["ToolAce.Core"],
        ["ToolAce.Synthesis"] = ["ToolAce.Core", "ToolAce.Agents"],
        ["ToolAce.Verification"] = ["ToolAce.Core", "ToolAce.Agents"],
        ["ToolAce.Modeling"] = ["TorchSharp", "ToolAce.Core"],
        ["ToolAce.Trainer"] = ["ToolAce.Modeling", "TorchSharp", "ToolAce.Core"],
        ["ToolAce.GpuChecks"] = ["ToolAce.Trainer", "ToolAce.Modeling", "TorchSharp", "ToolAce.Core"],
        ["OnnxRuntime"] = [],
        ["ToolAce.Onnx"] = ["OnnxRuntime", "ToolAce.Trainer", "ToolAce.Modeling", "TorchSharp", "ToolAce.Core"],
        ["ToolAce.Eval"] = ["ToolAce.Core", "TreeSitter"],
        ["ToolAce.Cycles"] =
        [
            "ToolAce.Core", "ToolAce.Storage", "ToolAce.Agents", "ToolAce.Synthesis", "ToolAce.Verification", "ToolAce.Modeling", "ToolAce.Trainer", "TorchSharp", "ToolAce.Eval",
            "ToolAce.Onnx",
        ],
        ["ToolAce.Web"] = ["ToolAce.Core", "ToolAce.Cycles", "ToolAce.Eval", "ToolAce.Storage"],
        ["ToolAce.Cli"] =
        [
            "ToolAce.Core", "ToolAce.Storage", "ToolAce.Agents", "ToolAce.Synthesis", "ToolAce.Verification", "ToolAce.Modeling", "ToolAce.Trainer", "TorchSharp", "ToolAce.Eval",
            "ToolAce.Onnx", "ToolAce.Cycles", "ToolAce.Web",
        ],
    };

    public static TheoryData<string> Rooms => [.. Project.Rooms.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void References_OfARoom_FollowTheArrows(string room)
    {
        Assert.True(Allowed.ContainsKey(room), $"{room} is not a room of the house; give it a place in ArrowTests");
        Problems.None(Project.Named(room).References.Except(Allowed[room]));
    }

    [Fact]
    public void Web_IsImportedByCliOnly() =>
        Assert.All(Project.Rooms.Where(p => p.References.Contains("ToolAce.Web")), p => Assert.Equal("ToolAce.Cli", p.Name));

    [Theory]
    [InlineData("ToolAce.Verification", "ToolAce.Synthesis")]
    [InlineData("ToolAce.Synthesis", "ToolAce.Verification")]
    [InlineData("ToolAce.Eval", "ToolAce.Trainer")]
    [InlineData("ToolAce.Eval", "TorchSharp")]
    [InlineData("ToolAce.Trainer", "ToolAce.Storage")]
    [InlineData("ToolAce.Trainer", "OnnxRuntime")]
    public void Reached_ByAnyPath_LeavesOutTheOther(string room, string other) => Assert.DoesNotContain(other, Project.Named(room).Reached());

    [Theory]
    [InlineData("ToolAce.Core")]
    [InlineData("ToolAce.Modeling")]
    [InlineData("ToolAce.Trainer")]
    [InlineData("ToolAce.GpuChecks")]
    public void Packages_OfRoomsThatPublishSmall_HoldNoDatabaseAndNoParquet(string room)
    {
        var reached = Project.Named(room).Reached().Append(room).Select(Project.Named);
        Assert.All(reached.SelectMany(p => p.Packages), package => Assert.DoesNotMatch("(?i)entityframework|sqlite|npgsql|duckdb|parquet|quartz", package));
    }

    [Fact]
    public void Core_HasNoPackages() => Assert.Empty(Project.Named("ToolAce.Core").Packages);

    [Fact]
    public void Solution_ContainsEveryProject()
    {
        var listed = Repository.Read("ToolAce.sln")
            .Split('\n')
            .Where(line => line.StartsWith("Project(", StringComparison.Ordinal) && line.Contains(".csproj"))
            .Select(line => line.Split('"')[5].Replace('\\', '/'));
        Assert.Equal(Project.All.Select(p => p.Path).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryRoom_HasItsTestProject()
    {
        var tests = Project.All.Select(p => p.Name).ToHashSet();
        // A room without a source of ours holds what others wrote, and their tests are theirs.
        var own = Project.Rooms.Where(room => Repository.With(".cs").Any(f => f.StartsWith(Path.GetDirectoryName(room.Path) + "/", StringComparison.Ordinal)));
        Assert.All(own, room => Assert.Contains($"{room.Name}.Tests", tests));
    }

    [Fact]
    public void PackageVersions_StandInOneFile()
    {
        foreach (var project in Repository.With(".csproj", ".props", ".targets").Where(f => f != "Directory.Packages.props"))
        {
            Assert.DoesNotMatch("<PackageReference[^>]*\\sVersion(Override)?=", Repository.Read(project));
            Assert.DoesNotContain("<PackageVersion", Repository.Read(project));
        }
    }
}
