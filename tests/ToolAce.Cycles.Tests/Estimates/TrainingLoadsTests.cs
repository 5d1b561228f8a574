using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Estimates;

namespace ToolAce.Cycles.Tests.Estimates;

public sealed class TrainingLoadsTests
{
    [Theory]
    [InlineData("train: {packing: true}", 900, 4096)]
    [InlineData("train: {packing: true}", 5000, 5000)]
    [InlineData("train: {packing: true, maxLength: 2048}", 900, 2048)]
    [InlineData("train: {packing: true, packedTokens: 6000}", 900, 6000)]
    [InlineData("train: {}", 900, 900)]
    public void Of_PackedRows_AreTheTrainers(string train, int longest, int expected) => Assert.Equal(expected, Of($"model: {{path: m-8B}}\n{train}", threads: 4, longest).Length);

    [Theory]
    [InlineData("{batch: 16, microBatch: 2}", 3)]
    [InlineData("{batch: 16, microBatch: 2, dropout: 0.1}", 3)]
    [InlineData("{batch: 4, microBatch: 2}", 2)]
    [InlineData("{batch: 16, packing: true, packedTokens: 8000}", 1)]
    [InlineData("{batch: 16, packing: true, packedTokens: 1000}", 3)]
    public void Of_ASmallModelOnTheProcessor_HasAPassAThread(string train, int expected) =>
        Assert.Equal(expected, Of($"model: {{path: m-0.01B}}\ndata: {{path: own.jsonl}}\nselect: {{slice: random}}\ntrain: {train}", threads: 3, longest: 400).AtOnce);

    private static TrainingLoad Of(string text, int threads, int longest)
    {
        var config = CycleConfigReader.Read(text, "c.yaml");
        return TrainingLoads.Of(config, ModelSize.Of(config.Model.Path)!, TrainingDevice.Processor, threads, longest);
    }
}
