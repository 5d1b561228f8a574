using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Tests.Dispatching;

namespace ToolAce.Cycles.Tests.Stages.Context;

public sealed class WorkPiecesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task GetAsync_MadeBefore_IsNotMadeAgain()
    {
        var made = 0;
        Task<PlainRow> Make() => Task.FromResult(new PlainRow(++made, 2));
        Assert.Equal(new PlainRow(1, 2), await new WorkPieces(folder.File("w")).GetAsync("a", Make));
        Assert.Equal(new PlainRow(1, 2), await new WorkPieces(folder.File("w")).GetAsync("a", Make));
        Assert.Equal(new PlainRow(2, 2), await new WorkPieces(folder.File("w")).GetAsync("b", Make));
    }

    [Fact]
    public async Task GetAsync_MakingFails_LeavesNothing()
    {
        var work = new WorkPieces(folder.File("w"));
        await Assert.ThrowsAsync<IOException>(() => work.GetAsync<PlainRow>("a", () => throw new IOException("no")));
        Assert.Equal(new PlainRow(1, 1), await work.GetAsync("a", () => Task.FromResult(new PlainRow(1, 1))));
    }
}
