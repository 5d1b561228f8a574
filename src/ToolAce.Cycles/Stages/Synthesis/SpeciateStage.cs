using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Documents become a context tree; held-out domains stay outside.</summary>
internal sealed class SpeciateStage : IStage
{
    public const string Documents = "documents";

    /// <summary>Documents of any kind, as a content.</summary>
    public const string FreeDocuments = "free documents";

    public string Name => StageNames.Speciate;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => config.Corpus.Free is null
        ? [ArtifactNames.ContextTree, ArtifactNames.Funnel]
        : [ArtifactNames.ContextTree, ArtifactNames.Documents, ArtifactNames.ContextSources, ArtifactNames.Funnel];

    public object Settings(CycleConfig config) => config.Corpus.Free is { } free
        ? new { config.Agents, config.Corpus.NewNames, Free = free }
        : new { config.Agents, config.Corpus.NewNames };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => config.Corpus.Free is { } free
        ? new Dictionary<string, string> { [Documents] = config.Corpus.Documents, [FreeDocuments] = free.Path }
        : new Dictionary<string, string> { [Documents] = config.Corpus.Documents };

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        var workshop = Workshop.Open(context.Content(Documents), context.Config.Agents);
        if (context.Config.Corpus.Free is { } free)
        {
            await new FreeDocumentsReading(context, workshop, free).RunAsync(cancellationToken);
            return;
        }

        var documents = Speciation.Sources(workshop.Corpus.TrainingDocuments);
        var tree = await Speciation.BuildAsync(workshop.Analyst(context.Config.Corpus, context.Seed), documents, context.Progress.Counter("documents", documents.Count), cancellationToken);
        await context.WriteAsync(ArtifactNames.ContextTree, tree.Rows(), cancellationToken);
        var heldOut = workshop.Corpus.HeldOutDocuments.Select(_ => "held_out_domain");
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, workshop.Corpus.Documents.Count, documents.Count, heldOut));
    }
}
