using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

public sealed class PackedRowTests : IDisposable
{
    private readonly SftWork work = new();

    [Theory]
    [InlineData(0, 131_072, 900, 4096)]
    [InlineData(0, 131_072, 9000, 9000)]
    [InlineData(0, 2048, 900, 2048)]
    [InlineData(16_384, 131_072, 900, 16_384)]
    [InlineData(512, 131_072, 900, 512)]
    public void Tokens_WhereNobodySays_AreAFewThousandOrTheLongestDialogs(int configured, int longestAllowed, int longest, int expected) =>
        Assert.Equal(expected, PackedRow.Tokens(configured, longestAllowed, longest));

    [Theory]
    [InlineData(100_000, 32)]
    [InlineData(24, 24)]
    public void Train_PackedWithoutALength_TakesTheUsualRow(int maxLength, int expected)
    {
        var log = new List<string>();

        work.Train(SftWork.Options with { Packing = true, MaxLength = maxLength, Epochs = 0.2 }, "a", new SftHooks { Log = log.Add });

        Assert.Contains(log, l => l.Contains($"packed into rows of {expected} tokens", StringComparison.Ordinal));
    }

    public void Dispose() => work.Dispose();
}
