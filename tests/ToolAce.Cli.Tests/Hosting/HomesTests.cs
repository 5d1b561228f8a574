using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class HomesTests
{
    private static string? Environment(string name) => name switch { "HOME" => "/home/me", "TOOLACE_HOME" => "/big/disk", _ => null };

    [Fact]
    public void Resolve_OfAGivenFolder_IsThatFolder() => Assert.Equal("/somewhere", Homes.Resolve("/somewhere", Environment));

    [Fact]
    public void Resolve_OfATilde_IsTheUsersFolder() => Assert.Equal("/home/me/runs", Homes.Resolve("~/runs", Environment));

    [Fact]
    public void Resolve_WithoutAFolder_IsTheVariable() => Assert.Equal("/big/disk", Homes.Resolve(null, Environment));

    [Fact]
    public void Resolve_WithoutFolderAndVariable_IsTheDefault() =>
        Assert.Equal("/home/me/.toolace", Homes.Resolve(null, name => name == "HOME" ? "/home/me" : null));

    [Fact]
    public void Resolve_OfARelativeFolder_IsAbsolute() => Assert.Equal(Path.GetFullPath("here"), Homes.Resolve("here", Environment));
}
