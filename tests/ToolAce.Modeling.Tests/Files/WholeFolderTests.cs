using System.Diagnostics;
using ToolAce.Modeling.Files;
using ToolAce.Modeling.Tests.Tokenizers;

namespace ToolAce.Modeling.Tests.Files;

public sealed class WholeFolderTests
{
    [Fact]
    public void Write_ThatSucceeds_LeavesTheFolderAlone()
    {
        using var temporary = new TemporaryFolder();
        var folder = temporary.At("new/model");

        WholeFolder.Write(folder, at =>
        {
            Assert.False(Directory.Exists(folder));
            File.WriteAllText(Path.Combine(at, "a"), "1");
        });

        Assert.Equal("1", File.ReadAllText(Path.Combine(folder, "a")));
        Assert.Equal([folder], Directory.GetFileSystemEntries(temporary.At("new")));
    }

    [Fact]
    public void Write_ThatFails_LeavesNothing()
    {
        using var temporary = new TemporaryFolder();

        Assert.Throws<IOException>(() => WholeFolder.Write(temporary.At("model"), at =>
        {
            File.WriteAllText(Path.Combine(at, "a"), "1");
            throw new IOException("no space left");
        }));

        Assert.Empty(Directory.GetFileSystemEntries(temporary.Path));
    }

    [Fact]
    public void Write_AfterAKill_StartsAnew()
    {
        using var temporary = new TemporaryFolder();
        Directory.CreateDirectory(temporary.At("model.partial"));
        temporary.Write("model.partial/old", "half");
        Directory.CreateDirectory(temporary.At("model"));

        WholeFolder.Write(temporary.At("model"), at => File.WriteAllText(Path.Combine(at, "a"), "1"));

        Assert.Equal([temporary.At("model/a")], Directory.GetFiles(temporary.Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>Nobody, not even root, may open a running program to write, so it stands for every file that may only be read.</summary>
    [Fact]
    public void Write_OfAFileThatMayOnlyBeRead_SyncsIt()
    {
        Assert.SkipUnless(File.Exists("/bin/sleep"), "there is no /bin/sleep");
        using var temporary = new TemporaryFolder();
        Process? program = null;
        try
        {
            WholeFolder.Write(temporary.At("model"), at =>
            {
                File.Copy("/bin/sleep", Path.Combine(at, "sleep"));
                program = Process.Start(Path.Combine(at, "sleep"), "60");
            });

            Assert.True(File.Exists(temporary.At("model/sleep")));
        }
        finally
        {
            program?.Kill();
            program?.Dispose();
        }
    }

    [Fact]
    public void Write_OverAFilledFolder_IsRefused()
    {
        using var temporary = new TemporaryFolder();
        temporary.Write("a", "1");

        var problem = Assert.Throws<ModelFolderException>(() => WholeFolder.Write(temporary.Path, _ => Assert.Fail("must not begin")));

        Assert.Contains("is there already", problem.Message, StringComparison.Ordinal);
        Assert.Equal("1", File.ReadAllText(temporary.At("a")));
    }
}
