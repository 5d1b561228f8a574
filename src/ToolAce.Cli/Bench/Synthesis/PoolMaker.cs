using System.Diagnostics;
using ToolAce.Cli.Reports;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>Documents become a context tree and a pool of APIs, each of which both rules on definitions accept.</summary>
internal static class PoolMaker
{
    /// <summary>Below the limit of 0.8, since what is overlooked by the index and what another cutting into shingles finds must stay rare too.</summary>
    private const double ShinglesAllowed = 0.75;

    /// <summary>The paper leaves open how much evolves from examples; at this scale the plain definitions of a document are soon written.</summary>
    private const double ExampleShare = 0.9;

    /// <summary>The share of APIs that are made nested where they are not by themselves.</summary>
    private const double NestedParameters = 0.12;

    private const int MostParameters = 6;

    public static async Task<Pool> MakeAsync(Corpus corpus, SynthesisSize size, Output output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (_, tree, _, values) = await ScriptedGround.OfAsync(corpus, cancellationToken);
        var habits = new ScriptedDesignOptions { NestedParameters = NestedParameters, MostParameters = MostParameters };
        var options = new EvolutionOptions { Seed = size.Seed, ExampleShare = ExampleShare, ShinglesAllowed = ShinglesAllowed };
        var evolution = new PoolEvolution(tree, new ScriptedApiDesigner(values, corpus.Verbs, habits), options, size.Workers);
        using var progress = output.Begin("tools", size.Apis, "APIs");
        var apis = await evolution.EvolveAsync(size.Apis, api => ApiVerifier.Verify(api).Outcome == VerdictOutcome.Accepted, progress, cancellationToken);
        return new Pool(tree, values, apis, clock.Elapsed.TotalSeconds);
    }
}
