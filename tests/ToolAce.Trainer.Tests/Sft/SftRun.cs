using ToolAce.Trainer.Sft;

namespace ToolAce.Trainer.Tests.Sft;

/// <summary>What a run left: its records and the adapter's weights.</summary>
internal sealed record SftRun(SftResult Result, float[][] Weights)
{
    public static void Equal(SftRun expected, SftRun actual)
    {
        Assert.Equal(expected.Result.Steps, actual.Result.Steps);
        Assert.Equal(expected.Result.Evaluations, actual.Result.Evaluations);
        Assert.Equal((expected.Result.BestStep, expected.Result.StoppedEarly), (actual.Result.BestStep, actual.Result.StoppedEarly));
        Assert.Equal(expected.Weights, actual.Weights);
    }

    /// <summary>Equal but for the rounding of sums formed in another order.</summary>
    public static void Near(SftRun expected, SftRun actual, double loss = 1e-4, double weight = 2e-3)
    {
        Assert.Equal(expected.Result.Steps.Count, actual.Result.Steps.Count);
        Assert.All(expected.Result.Steps.Zip(actual.Result.Steps), pair =>
        {
            Assert.Equal(pair.First.Loss, pair.Second.Loss, loss);
            Assert.Equal(pair.First.SupervisedTokens, pair.Second.SupervisedTokens);
            Assert.Equal(pair.First.Tokens, pair.Second.Tokens);
        });
        Assert.All(expected.Weights.Zip(actual.Weights), pair => Assert.All(pair.First.Zip(pair.Second), x => Assert.Equal(x.First, x.Second, weight)));
    }
}
