using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Documents;

[Collection(nameof(AloneInTheProcess))]
public sealed class HugeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Read_AHugeFile_HoldsAFewPartsOnly()
    {
        // 300 MB of two-byte letters: read whole it would take several times that.
        var file = Path.Combine(folder.Path, "huge.txt");
        using (var writer = new StreamWriter(file))
        {
            var paragraph = string.Concat(Enumerable.Repeat("é", 999)) + "\n\n";
            for (var i = 0; i < 150_000; i++)
            {
                writer.Write(paragraph);
            }
        }

        GC.Collect();
        var (before, most, count) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
        foreach (var piece in new DocumentFolder(new DocumentOptions()).Read(folder.Path, TestContext.Current.CancellationToken))
        {
            Assert.NotNull(piece.Document);
            if (count++ % 500 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.InRange(count, 3000, 4000);
        Assert.InRange(most, long.MinValue, 8L << 20);
    }

    public void Dispose() => folder.Dispose();
}
