using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class SelfCommandTests
{
    [Fact]
    public void From_TheDotnetHost_NamesTheAssembly()
    {
        var self = SelfCommand.From("/usr/share/dotnet/dotnet", "/app/ToolAce.Cli.dll");
        Assert.Equal("/usr/share/dotnet/dotnet", self.FileName);
        Assert.Equal(["/app/ToolAce.Cli.dll"], self.Arguments);
    }

    [Fact]
    public void From_TheProgramsOwnHost_NamesNothingElse()
    {
        var self = SelfCommand.From("/app/ToolAce.Cli", "/app/ToolAce.Cli.dll");
        Assert.Equal("/app/ToolAce.Cli", self.FileName);
        Assert.Empty(self.Arguments);
    }
}
