using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Tests.Parallelism;
using ToolAce.Modeling.Tests.Weights;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Scoring;

/// <summary>Memory is the process's, so nothing may run beside these.</summary>
[Collection(nameof(ProcessWideThreads))]
public sealed class ScoringMemoryTests
{
    private const int Tokens = 1024; // of one batch on the processor

    private static readonly DecoderConfig Shape = new()
    {
        VocabularySize = 128_256, HiddenSize = 16, IntermediateSize = 16, Layers = 1, Heads = 1, KeyValueHeads = 1, HeadSize = 16, ContextLength = Tokens,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A slice takes 64 MB, and as much again normalised, beside what libtorch takes for itself; all logits of the batch would take 525 MB, and as much again.</summary>
    [Fact]
    public void LogProbs_OfALargeVocabulary_NeverHaveAllLogits_AndAreTheSame()
    {
        using var model = WeightFolder.Random(Shape, seed: 3, ScalarType.Float32, CPU);
        var sequence = Sequence(Shape);
        IReadOnlyList<float> sliced = [];

        var peak = ResidentMemory.PeakOf(() => sliced = AnswerScorer.LogProbs(model, [sequence], padToken: 0, progress: null, Token)[0]);

        Assert.InRange(peak, 60_000_000, 400_000_000);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var batch = TokenBatch.Of([sequence], padToken: 0, CPU);
        var whole = AnswerScorer.SupervisedLogProbs(model, batch).data<float>().ToArray();
        Assert.Equal(Tokens * 2 / 3, whole.Length, 1.0);
        Assert.Equal(whole, sliced, (x, y) => Math.Abs(x - y) < 1e-5);
    }

    [Fact]
    public void ContinuationLogProbs_OfALargeVocabulary_NeverHaveAllLogits()
    {
        using var model = WeightFolder.Random(Shape, seed: 3, ScalarType.Float32, CPU);
        int[] ids = [.. Sequence(Shape).Ids];

        var peak = ResidentMemory.PeakOf(() => ContinuationScorer.LogProbs(model, ids.Length, [(ids[..100], ids[100..])], padToken: 0, progress: null, Token));

        Assert.InRange(peak, 60_000_000, 400_000_000);
    }

    /// <summary>A block's intermediate results take about 25 MB here; those of all twenty blocks, half a gigabyte.</summary>
    [Fact]
    public void LogProbs_OfADeepModel_KeepOneBlocksResultsAtATime()
    {
        var deep = Shape with { VocabularySize = 100, HiddenSize = 256, IntermediateSize = 1024, Layers = 20, Heads = 4, KeyValueHeads = 4, HeadSize = 64 };
        using var model = WeightFolder.Random(deep, seed: 3, ScalarType.Float32, CPU);
        var sequence = Sequence(deep);

        var peak = ResidentMemory.PeakOf(() => AnswerScorer.LogProbs(model, [sequence], padToken: 0, progress: null, Token));

        Assert.InRange(peak, 4_000_000, 120_000_000);
    }

    /// <summary>Two tokens of three count.</summary>
    private static (IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised) Sequence(DecoderConfig shape) =>
        ([.. Enumerable.Range(0, Tokens).Select(t => t * 7919 % shape.VocabularySize)], [.. Enumerable.Range(0, Tokens).Select(t => t % 3 > 0)]);
}
