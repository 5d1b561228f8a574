using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification;

namespace ToolAce.Cycles.Tests.Configuration;

/// <summary>What the papers leave open is a key each, and a config that says nothing of it has the value of methods.md E. The rows on iTool are not here.</summary>
public sealed class OpenDecisionsTests
{
    private static readonly CycleConfig Standard = CycleConfigReader.Read("name: standard", "c.yaml");
    private static readonly DialogOptions Written = DialogWriting.Options(Standard.Converse, seed: 0, prefix: "d");

    [Fact]
    public void TreesOfFreeDocuments_HaveFourLevelsAndEightChildrenAtMost()
    {
        var free = CycleConfigReader.Read("corpus: {kind: free, path: here}", "c.yaml").Corpus.Free!;
        Assert.Equal((4, 8), (free.Depth, free.FanOut));
    }

    [Fact]
    public void Subtrees_HaveTwoNodesOnAverageAndSixAtMost() => Assert.Equal((2.0, 6), (Standard.Evolve.SubtreeMean, Standard.Evolve.SubtreeLargest));

    [Fact]
    public void ExampleBuffers_AreBoundedAndNeighboursKeepTheirDistance()
    {
        Assert.InRange(Standard.Evolve.BufferSize, 1, 100);
        Assert.InRange(Standard.Evolve.NearestAllowed, 0.5, 0.99);
        Assert.Equal(0.75, Standard.Evolve.ShinglesAllowed);
        Assert.Null(CycleConfigReader.Read("evolve: {shinglesAllowed: 1}", "c.yaml").Evolve.ShinglesAllowed);
    }

    [Fact]
    public void Mutations_AreOneOrTwoOfTheFiveIndicators() => Assert.Equal((1, 2), (Standard.Evolve.FewestIndicators, Standard.Evolve.MostIndicators));

    [Fact]
    public void Decisions_AreTakenThreeTimesAndUnanimously() => Assert.Equal(3, Written.ConsistencySamples);

    [Fact]
    public void Candidates_AreOneToNineAndCallsUpToSeven() => Assert.Equal((1, 9, 7), (Written.FewestTools, Written.MostTools, Written.MostCalls));

    [Fact]
    public void Candidates_PushedTowardsTheBand_StayWithinTheCountsAskedFor()
    {
        static DialogOptions Of(string keys) => DialogWriting.Options(CycleConfigReader.Read($"converse: {{{keys}}}", "c.yaml").Converse, seed: 0, prefix: "d");
        Assert.Equal((1, 9), (Written.Limits.FewestTools, Written.Limits.MostTools));
        var asked = Of("fewestCandidates: 12, candidates: 14, mostCandidates: 20").Limits;
        Assert.Equal((12, 20), (asked.FewestTools, asked.MostTools));
        Assert.Equal([14, 9, 4], new[] { "candidates: 14", "candidates: 4", "candidates: 4, mostCandidates: 4" }.Select(k => Of(k).Limits.MostTools));
        Assert.Contains(
            "converse.mostCandidates is 3, fewer than converse.candidates 4",
            Assert.Throws<CycleConfigException>(() => Of("candidates: 4, mostCandidates: 3")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dissimilarity_IsOneLessTheCosineOfTfIdfToTheNearestTool() =>
        Assert.Equal((DissimilarityMeasure.TfIdf, DissimilarityOver.Nearest), (Written.Measure, Written.Over));

    [Fact]
    public void Bands_GoFromTheUpperQuartileOfTheMasteredToTheLowerOneOfTheUnlearnt() =>
        Assert.Equal((0.75, 0.25), (Standard.Calibrate.LowerQuantile, Standard.Calibrate.UpperQuantile));

    [Fact]
    public void Dialogs_AreAdjustedThreeTimesAndThenKeptWithAFlag() => Assert.Equal((3, OutsideBand.Keep), (Written.Retries, Standard.Converse.OutsideBand));

    [Fact]
    public void QuestionsThatTakeTwoMessages_HaveTheSharesAskedFor()
    {
        Assert.Equal((0.12, 0.4), (Written.AskedFirst, Written.AskedLater));
        Assert.Equal(0.9, DialogWriting.Options(CycleConfigReader.Read("converse: {askedLater: 0.9}", "c.yaml").Converse, seed: 0, prefix: "d").AskedLater);
    }

    [Fact]
    public void Turns_AreOneToEight()
    {
        Assert.Equal((1, 8), (Written.FewestTurns, Written.MostTurns));
        Assert.Equal(3.33, Standard.Converse.MeanTurns(), 0.05); // of 100 public dialogs, as often as their people speak
        Assert.Equal([1.0, 4.0, 2.75], new[] { "mostTurns: 1", "fewestTurns: 4\n  mostTurns: 4", "fewestTurns: 2\n  mostTurns: 4\n  followUps: 0.5" }
            .Select(c => CycleConfigReader.Read($"converse:\n  {c}", "c.yaml").Converse.MeanTurns()));
    }

    [Fact]
    public void NonToolAndParallelDialogs_HaveAFloor() =>
        Assert.Equal([new KindShare(DialogKind.Parallel, 0.15), new KindShare(DialogKind.NonTool, 0.15)], Standard.Select.Floors!);

    [Fact]
    public void Aspects_HaveOneJudgeEachUnlessMoreVotesAreAskedFor()
    {
        Assert.Equal((VerificationLayers.Both, 1), (Standard.Verify.Layers, Standard.Verify.Votes ?? 1));
        Assert.Equal(5, CycleConfigReader.Read("verify: {votes: 5}", "c.yaml").Verify.Votes);
    }

    [Fact]
    public void EveryKey_StatedWithItsStandardValue_ChangesNothing() => Assert.Equal(
        Standard.Fingerprint(),
        CycleConfigReader.Read(
            """
            evolve: {subtreeMean: 2, subtreeLargest: 6, bufferSize: 8, nearestAllowed: 0.92, shinglesAllowed: 0.75, fewestIndicators: 1, mostIndicators: 2}
            calibrate: {lowerQuantile: 0.75, upperQuantile: 0.25}
            converse:
              fewestCandidates: 1
              candidates: 9
              mostCandidates: 9
              askedFirst: 0.12
              askedLater: 0.4
              mostCalls: 7
              consistency: 3
              retries: 3
              outsideBand: keep
              fewestTurns: 1
              mostTurns: 8
              followUps: 0.72
              further: {again: 1, other: 1, from_result: 1, plain: 3}
              dissimilarity: {measure: tf_idf, over: nearest}
            select: {floors: {non_tool: 0.15, parallel: 0.15}}
            """,
            "c.yaml").Fingerprint());

    [Fact]
    public void SynthesisByHand_HasTheSameStandardValues()
    {
        var plain = new DialogOptions { IdPrefix = "d", FaultRate = Standard.Converse.FaultRate };
        Assert.Equivalent(plain with { Kinds = Written.Kinds, Further = Written.Further }, Written);
        Assert.Equal(plain.Further.Select(f => f.Value / plain.Further.Values.Sum()), Written.Further.Select(f => f.Value));
        var evolution = new EvolutionOptions();
        Assert.Equal(
            (evolution.SubtreeMean, evolution.SubtreeLargest, evolution.BufferSize, evolution.FewestIndicators, evolution.MostIndicators),
            (Standard.Evolve.SubtreeMean, Standard.Evolve.SubtreeLargest, Standard.Evolve.BufferSize, Standard.Evolve.FewestIndicators, Standard.Evolve.MostIndicators));
    }
}
