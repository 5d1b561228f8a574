using ToolAce.Agents.Prompts;
using ToolAce.Core.Apis;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Tools are evolved over the context tree, after those of earlier iterations; the pool is what goes on.</summary>
internal sealed class EvolveStage : IStage
{
    private const int Stretch = 128;

    public string Name => StageNames.Evolve;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Apis, ArtifactNames.Held, ArtifactNames.Contamination, ArtifactNames.Funnel];

    public object Settings(CycleConfig config) => new
    {
        // How many are designed at once decides which examples they can have.
        Agents = config.Agents.ForData() with { Concurrency = config.Agents.Concurrency }, config.Evolve, config.Contamination,
    };

    public bool ScreensSuites(CycleConfig config) => config.Contamination.Action != ContaminationAction.Off;

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) =>
        new Dictionary<string, string>([.. Workshop.Contents(config), .. ImportedTools.Contents(config.Evolve)]) { [SuiteEvaluation.Suites] = config.Evaluate.Suites };

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        using var workshop = Workshop.Open(context);
        List<TreeRow> nodes = [.. context.Rows<TreeRow>(ArtifactNames.ContextTree)];
        var tree = ContextTree.FromRows(nodes.Select(n => n.ToRow()));
        var evolution = new ApiEvolution(tree, workshop.Designer(tree), Options(context) with { AtOnce = workshop.AtOnce });
        List<ApiRow> earlier = [.. context.Rows<ApiRow>(ArtifactNames.Apis)];
        var (imported, leftOut) = ImportedTools.Read(context, cancellationToken);
        List<ApiDefinition> pool = [.. earlier.Select(e => e.ToApi()), .. imported];
        List<HeldRow> held = [.. leftOut];
        var work = new WorkPieces(context.WorkFolder);
        var (attempt, wanted, stretch) = (0, context.Config.Evolve.Apis, Math.Max(Stretch, 2 * workshop.AtOnce));
        for (var made = 0; made < wanted;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = await work.GetAsync(
                $"from-{attempt:D8}", () => evolution.EvolveAsync(pool, attempt, Math.Min(stretch, wanted - made), cancellationToken));
            if (batch.Apis.Count == 0)
            {
                break; // the documents give no more different tools
            }

            pool.AddRange(batch.Apis);
            held.AddRange(batch.Rejected.Select(r => new HeldRow(r.Api.Name, r.Check, r.Reason)));
            (attempt, made) = (batch.NextAttempt, made + batch.Apis.Count);
            context.Progress.Report("tools", made, wanted);
        }

        var judged = pool.Skip(earlier.Count).Select(a => (Api: a, Verdict: ApiVerifier.Verify(a))).ToList();
        held.AddRange(judged.Where(j => j.Verdict.Outcome != VerdictOutcome.Accepted).Select(j => new HeldRow(j.Api.Name, j.Verdict.Findings[0].Check, j.Verdict.Findings[0].Reason)));
        var fresh = judged.Where(j => j.Verdict.Outcome == VerdictOutcome.Accepted).Select(j => j.Api).ToList();
        var screen = SuiteScreen.Of(context);
        var screened = fresh.Select(a => (Api: a, Overlap: screen.Refuse(a))).ToList();
        held.AddRange(screened.Select(s => s.Overlap).OfType<HeldRow>());
        fresh = [.. screened.Where(s => s.Overlap is null).Select(s => s.Api)];
        List<PromptVersion> prompts = [.. nodes.SelectMany(n => n.Prompts ?? []).Concat(workshop.DesignerPrompts).Distinct()];
        await ApiRow.WriteAsync(context, [.. earlier, .. fresh.Select(a => ApiRow.Of(a, a.Lineage is null ? [] : prompts))], cancellationToken);
        await context.WriteAsync(ArtifactNames.Held, held, cancellationToken);
        context.WriteJson(ArtifactNames.Contamination, screen.Report());
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, fresh.Count + held.Count, fresh.Count, held.Select(h => h.Reason)));
    }

    private static EvolutionOptions Options(StageContext context)
    {
        var config = context.Config.Evolve;
        return new EvolutionOptions
        {
            Seed = context.Seed,
            Clusters = config.Clusters == 0 ? null : config.Clusters,
            ExampleShare = config.ExampleShare,
            SubtreeMean = config.SubtreeMean,
            SubtreeLargest = config.SubtreeLargest,
            BufferSize = config.BufferSize,
            FewestIndicators = config.FewestIndicators,
            MostIndicators = config.MostIndicators,
            NearestAllowed = config.NearestAllowed,
            ShinglesAllowed = config.ShinglesAllowed,
            AcrossDomains = true,
        };
    }
}
