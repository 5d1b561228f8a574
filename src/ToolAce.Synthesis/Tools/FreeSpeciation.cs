using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tools.Llm;
using ToolAce.Synthesis.Tools.Merging;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Speciation of documents of any kind: several are analysed side by side, every one gets a recorded outcome, and what was found is merged into one tree, which does not
/// depend on who answered first. Documents are read as they are needed; no more of them than are analysed at once are in memory.
/// </summary>
public static class FreeSpeciation
{
    /// <summary>Reads the pieces and joins what the analyst found.</summary>
    /// <param name="analyst">Asked from several threads.</param>
    /// <param name="pieces">Gone through once.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives what became of each piece, one at a time, as it becomes known.</param>
    /// <param name="cancellationToken">Cancels what is under way.</param>
    /// <remarks>
    /// Where the analyst cannot go on (a spent budget, an endpoint that gives nothing of use), no further document is begun, those under way are awaited, since their
    /// answers are paid for, and the exception comes then.
    /// </remarks>
    public static async Task<FreeTree> BuildAsync(
        IDocumentAnalyst analyst, IEnumerable<DocumentPiece> pieces, FreeSpeciationOptions options, IProgress<DocumentRow>? progress, CancellationToken cancellationToken)
    {
        var found = await SideBySide.MapAsync(
            pieces,
            options.AtOnce,
            (piece, token) => piece.Document is { } document ? AnalysedAsync(analyst, piece.Row, document, options, token) : Task.FromResult(new Finding(piece.Row, Analysis: null)),
            progress is null ? null : new Rows(progress),
            cancellationToken);
        var roots = found.Where(f => f.Analysis is not null).Select(f => Sourced(ContextTree.Of([f.Analysis!]).Root, Source(f.Row)));
        var tree = new ContextTree(new ContextNode("root", ContextLevel.Root, [.. roots.SelectMany(r => r.Children)]));
        return new FreeTree(new TreeMerge(options.MergeThreshold).Merge(tree), [.. found.Select(f => f.Row)]);
    }

    private static async Task<Finding> AnalysedAsync(IDocumentAnalyst analyst, DocumentRow row, SourceDocument document, FreeSpeciationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var found = await analyst.AnalyseAsync(document, cancellationToken);
            var free = Free(found, options);
            return free is null ? new Finding(row with { Outcome = DocumentOutcome.HeldOut, Detail = "all that it offers belongs to held-out domains" }, Analysis: null)
                : new Finding(row with { Detail = string.Join("; ", free.Notes.Prepend(row.Detail).OfType<string>()) is { Length: > 0 } detail ? detail : null }, free);
        }
        catch (UnusableDocumentException unusable)
        {
            var outcome = unusable.Outcome switch
            {
                StructuredOutcome.Refused => DocumentOutcome.Refused,
                StructuredOutcome.Failed => DocumentOutcome.Failed,
                _ => DocumentOutcome.Malformed,
            };
            return new Finding(row with { Outcome = outcome, Detail = unusable.Message }, Analysis: null);
        }
        catch (CorpusException malformed)
        {
            return new Finding(row with { Outcome = DocumentOutcome.Malformed, Detail = $"{malformed.Message} (scripted agents read the corpus format only)" }, Analysis: null);
        }
    }

    /// <summary>What may enter training; null where nothing is left.</summary>
    private static DomainAnalysis? Free(DomainAnalysis found, FreeSpeciationOptions options)
    {
        if (options.HeldOutDomains.Contains(found.Domain))
        {
            return null;
        }

        var left = found.Sections.Select(s => Free(s, options)).OfType<CorpusSection>().ToArray();
        var kept = found.Sections.Sum(s => s.All().Count()) - left.Sum(s => s.All().Count());
        return left.Length == 0 ? null : kept == 0 ? found
            : found with { Sections = left, Notes = [.. found.Notes, $"functionalities of held-out domains left out: {kept}"] };
    }

    private static CorpusSection? Free(CorpusSection section, FreeSpeciationOptions options)
    {
        var left = section with
        {
            Functionalities = [.. section.Functionalities.Where(f => !options.HeldOutFunctionalities.Contains(f.Name))],
            Sections = [.. section.Sections.Select(s => Free(s, options)).OfType<CorpusSection>()],
        };
        return left.All().Any() ? left : null;
    }

    private static string Source(DocumentRow row) => row.Place.Length == 0 ? row.File : $"{row.File}, {row.Place}";

    private static ContextNode Sourced(ContextNode node, string source) => node with { Sources = [source], Children = [.. node.Children.Select(c => Sourced(c, source))] };

    private sealed record Finding(DocumentRow Row, DomainAnalysis? Analysis);

    private sealed class Rows(IProgress<DocumentRow> inner) : IProgress<Finding>
    {
        public void Report(Finding value) => inner.Report(value.Row);
    }
}
