using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Dialogs are written and, with the model being trained as the judge of difficulty, pushed towards its band.</summary>
internal sealed class ConverseStage(ILearner learner) : IStage
{
    private const int Stretch = 128;

    /// <summary>At the end of a stretch fewer and fewer requests are under way, so an endpoint's are longer.</summary>
    private const int EndpointStretch = 1024;

    public string Name => StageNames.Converse;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Dialogs, ArtifactNames.Held, ArtifactNames.Funnel];

    public IReadOnlyList<string> Extras(CycleConfig config) => [ArtifactNames.Complications, ArtifactNames.Thinking];

    public object Settings(CycleConfig config) => new { Agents = config.Agents.ForData(), config.Converse, config.Model, config.Complexity };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) =>
        ModelInputs.Contents(config, measures: true, [.. Workshop.Contents(config).Select(c => (c.Key, c.Value))]);

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        var made = await WriteAsync(context, cancellationToken);
        var drop = context.Config.Converse.OutsideBand == OutsideBand.Drop;
        var held = made.Select(m => Held(m, drop)).ToList();
        var dialogs = made.Zip(held).Where(m => m.Second is null).Select(m => m.First.Dialog!).ToList();
        await context.WriteAsync(ArtifactNames.Dialogs, dialogs, cancellationToken);
        await context.WriteAsync(ArtifactNames.Held, held.OfType<HeldRow>(), cancellationToken);
        await context.WriteSomeAsync(ArtifactNames.Complications, [.. made.SelectMany(ComplicationRow.Of)], cancellationToken);
        await context.WriteSomeAsync(ArtifactNames.Thinking, [.. made.SelectMany(ThinkingRow.Of)], cancellationToken);
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, made.Count, dialogs.Count, held.OfType<HeldRow>().Select(h => h.Reason)));
    }

    private async Task<IReadOnlyList<GeneratedDialog>> WriteAsync(StageContext context, CancellationToken cancellationToken)
    {
        var config = context.Config.Converse;
        var options = DialogWriting.Options(config, context.Seed, $"i{context.Iteration}-");
        var tree = ContextTree.FromRows(context.Rows<ContextTreeRow>(ArtifactNames.ContextTree));
        using var workshop = Workshop.Open(context);
        options = options with { AtOnce = workshop.AtOnce };
        var generator = workshop.Generator(tree, options);
        var stretch = context.Config.Agents.Kind == AgentKind.Endpoint ? EndpointStretch : Stretch;
        List<ApiDefinition> apis = [.. context.Input(ArtifactNames.Apis).Read<ApiDefinition>()];
        var band = context.ReadJson<BandReport>(ArtifactNames.Band).ToBand();
        using var model = learner.Open(context.Learner(), context.Config.Model);
        var scorer = context.Scorer(learner, model, out var owned);
        using (owned)
        {
            var work = new WorkPieces(context.WorkFolder);
            var made = new List<GeneratedDialog>();
            while (made.Count < config.Dialogs)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (start, count) = (made.Count, Math.Min(stretch, config.Dialogs - made.Count));
                made.AddRange(await work.GetAsync($"from-{start:D8}", () => generator.GenerateAsync(start, count, apis, band, scorer, options, cancellationToken)));
                context.Progress.Report("dialogs", made.Count, config.Dialogs);
            }

            return made;
        }
    }

    private static HeldRow? Held(GeneratedDialog made, bool dropOutside) => made switch
    {
        { Dialog: null } => new($"{made.Index}", made.DropReason!.Split(':')[0], made.DropReason),
        { Final: null } => new(made.Dialog.Id, "too_long", "longer than the model's context, so its complexity cannot be measured"),
        { OutsideBand: true } when dropOutside => new(made.Dialog.Id, "outside_band", $"complexity {made.Final.Value:F3} after {made.Dialog.Adjustments.Count} adjustments"),
        _ => null,
    };
}
