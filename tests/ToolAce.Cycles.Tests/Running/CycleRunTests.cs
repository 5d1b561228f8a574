using ToolAce.Cycles.Running;

namespace ToolAce.Cycles.Tests.Running;

public sealed class CycleRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ReadsTheSameAs_EqualConfigsBesideOtherData_AreTwoRuns()
    {
        var (one, other) = (Written("a"), Written("b"));
        Assert.Equal(one.Config.Fingerprint(), other.Config.Fingerprint());
        Assert.False(one.ReadsTheSameAs(other));
        Assert.True(one.ReadsTheSameAs(Written("a")));
    }

    private CycleRun Written(string name)
    {
        var place = folder.Make(name);
        File.WriteAllText(Path.Combine(place, "mine.jsonl"), "");
        File.WriteAllText(Path.Combine(place, "c.yaml"), "name: c\ndata: {path: mine.jsonl}\nselect: {slice: random}\n");
        return CycleRun.FromFile(Path.Combine(place, "c.yaml"), folder.Path, Repository.Root);
    }
}
