using ToolAce.Core.Json;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Documents become a context tree; held-out domains stay outside.</summary>
internal sealed class SpeciateStage : IStage
{
    /// <summary>Documents of any kind, as a content.</summary>
    public const string FreeDocuments = "free documents";

    public string Name => StageNames.Speciate;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => config.Corpus.Free is null
        ? [ArtifactNames.ContextTree, ArtifactNames.Funnel]
        : [ArtifactNames.ContextTree, ArtifactNames.Documents, ArtifactNames.ContextSources, ArtifactNames.Funnel];

    public object Settings(CycleConfig config) => config.Corpus.Free is { } free
        ? new { Agents = config.Agents.ForData(), config.Corpus.NewNames, Free = free }
        : new { Agents = config.Agents.ForData(), config.Corpus.NewNames };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => config.Corpus.Free is { } free
        ? new Dictionary<string, string>(Workshop.Contents(config)) { [FreeDocuments] = free.Path }
        : Workshop.Contents(config);

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        using var workshop = Workshop.Open(context);
        if (context.Config.Corpus.Free is { } free)
        {
            await new FreeDocumentsReading(context, workshop, free).RunAsync(cancellationToken);
            return;
        }

        var documents = Speciation.Sources(workshop.Corpus.TrainingDocuments);
        var analyses = new DocumentAnalyses(workshop.Analyst(context.Config.Corpus, context.Seed), workshop.AtOnce);
        var tree = await analyses.RunAsync(documents, context.Progress.Counter("documents", documents.Count), cancellationToken);
        await TreeRow.WriteAsync(context, tree, workshop.AnalystPrompts(context.Config.Corpus), cancellationToken);
        var held = workshop.Corpus.HeldOutDocuments.Select(_ => "held_out_domain").Concat(analyses.Unusable.Select(u => $"document_{CoreJson.Word(u.Outcome)}"));
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, workshop.Corpus.Documents.Count, documents.Count - analyses.Unusable.Count, held));
    }
}
