using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Running.Storage;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running.Storage;

public sealed class WholeMemoriesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => Path.Combine(folder.Path, "memories.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_SavedButNotKept_IsGoneWithTheProcess()
    {
        var memories = new WholeMemories(FilePath);
        memories.Save(Snapshot("shop"));
        Assert.Equal(1, memories.Find("shop").Talks);
        Assert.Equal(0, new WholeMemories(FilePath).Find("shop").Talks);
    }

    [Fact]
    public void Find_Kept_IsThereAgainInItsOrder()
    {
        var memories = new WholeMemories(FilePath);
        memories.Save(Snapshot("shop"));
        memories.Save(Snapshot("inn"));
        memories.Keep();
        var found = new WholeMemories(FilePath).Find("shop");
        Assert.Equal((1, "z,a"), (found.Talks, string.Join(',', found.Core.Select(c => c.Key))));
        Assert.Equal(1, new WholeMemories(FilePath).Find("inn").Talks);
        Assert.Equal(0, new WholeMemories(FilePath).Find("other").Talks);
    }

    [Fact]
    public void Keep_NothingNew_WritesNothing()
    {
        new WholeMemories(FilePath).Keep();
        Assert.False(File.Exists(FilePath));
    }

    private static MemorySnapshot Snapshot(string scenario) => new(scenario, 1, [new("z", "1"), new("a", "2")], []);
}
