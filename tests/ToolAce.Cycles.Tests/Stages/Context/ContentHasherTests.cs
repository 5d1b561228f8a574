using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Tests.Stages.Context;

public sealed class ContentHasherTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ContentHasher hasher = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Hash_Folder_FollowsFromNamesAndContentsAlone()
    {
        var (a, b) = (folder.Make("a"), folder.Make("b"));
        File.WriteAllText(Path.Combine(a, "x"), "1");
        File.WriteAllText(Path.Combine(b, "x"), "1");
        Assert.Equal(Hash(a), Hash(b));
        File.WriteAllText(Path.Combine(b, "x"), "22");
        Assert.NotEqual(Hash(a), Hash(b));
        File.Delete(Path.Combine(b, "x"));
        File.WriteAllText(Path.Combine(b, "y"), "1");
        Assert.NotEqual(Hash(a), Hash(b));
    }

    [Fact]
    public void Hash_Nothing_SaysWhere() => Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => Hash(folder.File("nowhere"))).Message, StringComparison.Ordinal);

    private string Hash(string path) => hasher.Hash(path, TestContext.Current.CancellationToken);
}
