using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class ProgramRootTests
{
    [Fact]
    public void Find_BelowAFolderWithConfigs_IsThatFolder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("configs/presets/tiny.yaml", string.Empty);
        var deep = Directory.CreateDirectory(Path.Combine(folder.Path, "artifacts/bin")).FullName;
        Assert.Equal(folder.Path, ProgramRoot.Find(deep));
    }

    [Fact]
    public void Find_WithoutConfigsAnywhere_IsTheStart()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(folder.Path, ProgramRoot.Find(folder.Path));
    }
}
