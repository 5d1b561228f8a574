using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.General.Isolation;

public sealed class SystemPythonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Find_AnInterpreterOutsideTheSystemsFolders_IsPassedOver()
    {
        folder.Write("bin/python3", "#!/bin/sh");
        Assert.Null(SystemPython.Find(Path.Combine(folder.Path, "bin")));
        Assert.Null(SystemPython.Find($"relative:{folder.Path}:"));
        Assert.Null(SystemPython.Find(path: null));
    }

    [Fact]
    public void Find_ALinkToTheSystems_IsTheRealFile()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "there is no /usr/bin/python3");
        Directory.CreateDirectory(Path.Combine(folder.Path, "bin"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "bin", "python3"), "/usr/bin/python3");
        var python = SystemPython.Find(Path.Combine(folder.Path, "bin"));
        Assert.StartsWith("/usr/bin/python3.", python!.File, StringComparison.Ordinal);
        Assert.Null(python.Prefix);
    }

    [Fact]
    public void Prefix_OfAnInterpreterBelowOpt_IsTheFolderAboveBin() => Assert.Equal("/opt/python/3.12", new SystemPython("/opt/python/3.12/bin/python3.12").Prefix);

    public void Dispose() => folder.Dispose();
}
