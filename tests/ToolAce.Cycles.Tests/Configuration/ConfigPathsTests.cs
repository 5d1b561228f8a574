using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class ConfigPathsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Resolve_RelativePath_PrefersTheConfigThenTheWorkingFolderThenTheProgram()
    {
        var paths = new ConfigPaths(folder.Make("config"), folder.Make("work"), folder.Make("program"));
        Assert.Equal(folder.File("program/x"), paths.Resolve("x"));
        Directory.CreateDirectory(folder.File("program/x"));
        Directory.CreateDirectory(folder.File("work/x"));
        Assert.Equal(folder.File("work/x"), paths.Resolve("x"));
        Directory.CreateDirectory(folder.File("config/x"));
        Assert.Equal(folder.File("config/x"), paths.Resolve("x"));
        Assert.Equal("/a/b", paths.Resolve("/a/c/../b"));
    }
}
