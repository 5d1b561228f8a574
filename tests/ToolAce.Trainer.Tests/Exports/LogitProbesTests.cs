using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Exports;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class LogitProbesTests
{
    private const int Ends = 2 * ExportProbes.Kept;

    [Theory]
    [InlineData(5)]
    [InlineData(Ends)]
    [InlineData(Ends + 1)]
    [InlineData(300)]
    public void Of_APrompt_KeepsTheLogitsOfBothEnds(int length)
    {
        using var model = WeightFolder.Load(FamilyShapes.TinyFolder, ScalarType.Float32, CPU);
        var prompt = Prompt(length);
        var whole = TrainedSample.Logits(model, prompt);

        var kept = Assert.Single(new LogitProbes([prompt]).Of(model));

        var vocabulary = model.Config.VocabularySize;
        Assert.Equal(Math.Min(length, Ends) * vocabulary, kept.Length);
        Assert.Equal(Math.Min(length, Ends), Enumerable.Range(0, length).Select(p => ExportProbes.Row(p, length)).OfType<int>().Distinct().Count());
        for (var position = 0; position < length; position++)
        {
            if (ExportProbes.Row(position, length) is { } row)
            {
                Assert.InRange(whole[position].Zip(kept.Skip(row * vocabulary), (a, b) => Math.Abs(a - b)).Max(), 0, 1e-4f);
            }
        }
    }

    [Fact]
    public void Of_APromptThatDiffersInTheMiddle_ShowsItAtTheEnd()
    {
        using var model = WeightFolder.Load(FamilyShapes.TinyFolder, ScalarType.Float32, CPU);
        int[] one = Prompt(300), other = Prompt(300);
        other[150]++;

        Assert.InRange(LogitProbes.Difference(new LogitProbes([one]).Of(model), new LogitProbes([other]).Of(model)), 0.01, 100);
    }

    private static int[] Prompt(int length) => [.. Enumerable.Range(0, length).Select(t => 10 + (t * 131 % 4000))];
}
