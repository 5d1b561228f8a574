using ToolAce.Core.Json;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Speciation of documents of any kind: the tree, what became of every document, and where each node comes from.</summary>
internal sealed class FreeDocumentsReading(StageContext context, Workshop workshop, FreeCorpusConfig config)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = new DocumentFolder(config.Reading(), new ParquetDocuments());
        var path = context.Content(SpeciateStage.FreeDocuments);
        var record = new DocumentRecord(context.Progress.Counter("documents", folder.Read(path, cancellationToken).LongCount()));
        var corpus = workshop.Corpus;
        var options = new FreeSpeciationOptions
        {
            AtOnce = workshop.AtOnce,
            MergeThreshold = config.MergeThreshold,
            HeldOutDomains = corpus.HeldOutDomains,
            HeldOutFunctionalities = corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name).ToHashSet(),
        };
        FreeTree found;
        try
        {
            found = await FreeSpeciation.BuildAsync(workshop.Analyst(context.Config.Corpus, context.Seed), folder.Read(path, cancellationToken), options, record, cancellationToken);
        }
        finally
        {
            record.Log();
        }

        Console.Error.WriteLine($"domains: {found.Tree.Domains.Count}, levels: {found.Tree.Depth}");
        Refuse(found, path);
        await TreeRow.WriteAsync(context, found.Tree, workshop.AnalystPrompts(context.Config.Corpus), cancellationToken);
        await context.WriteAsync(ArtifactNames.Documents, found.Documents, cancellationToken);
        await context.WriteAsync(ArtifactNames.ContextSources, found.Tree.Sources(), cancellationToken);
        var held = found.Documents.Where(d => d.Outcome != DocumentOutcome.Used).Select(d => CoreJson.Word(d.Outcome));
        context.WriteJson(
            ArtifactNames.Funnel,
            Funnel.Balance(StageNames.Speciate, context.Iteration, found.Documents.Count, found.Documents.Count(d => d.Outcome == DocumentOutcome.Used), held));
    }

    /// <summary>An endpoint that answers nobody may answer later; documents that give nothing never will.</summary>
    private static void Refuse(FreeTree found, string path)
    {
        if (found.Documents.Any(d => d.Outcome == DocumentOutcome.Used))
        {
            return;
        }

        var first = found.Documents.FirstOrDefault(d => d.Outcome == DocumentOutcome.Failed) ?? (found.Documents is [var any, ..] ? any : null);
        var why = first is null ? "there is no file in it" : $"{first.File}{(first.Place.Length == 0 ? "" : $", {first.Place}")}: {first.Detail}";
        if (first?.Outcome == DocumentOutcome.Failed)
        {
            throw new HttpRequestException($"None of {found.Documents.Count} documents could be analysed. {why}");
        }

        throw new CycleConfigException("config", [new(0, "corpus.path", $"none of {found.Documents.Count} documents at {path} gives a tree; the first: {why}")]);
    }
}
