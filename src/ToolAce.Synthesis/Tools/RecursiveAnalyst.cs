using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Deepens what another analyst found, level by level: each section is divided into narrower ones until the tree has its depth. A section that cannot be divided stays as
/// it is, with a note. No node gets more children than the fan-out; what is beyond is left out, with a note.
/// </summary>
/// <param name="first">Reads the document.</param>
/// <param name="further">Divides sections.</param>
/// <param name="depth">Levels of the tree, root, domain, sections and functionalities counted (areas only group domains), ≥ 4.</param>
/// <param name="fanOut">Children of a node at most, ≥ 1.</param>
public sealed class RecursiveAnalyst(IDocumentAnalyst first, ISectionAnalyst further, int depth, int fanOut) : IDocumentAnalyst
{
    /// <summary>Levels that a first analysis has: root, domain, section, functionality.</summary>
    public const int LeastDepth = 4;

    /// <inheritdoc/>
    public async Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        var found = await first.AnalyseAsync(document, cancellationToken);
        var notes = new List<string>(found.Notes);
        var sections = new List<CorpusSection>();
        foreach (var section in Within(found.Sections, $"{found.Domain}: sections", notes))
        {
            sections.Add(await DeepenedAsync(document, [found.Domain, section.Title], section, depth - LeastDepth, notes, cancellationToken));
        }

        return found with { Sections = sections, Notes = notes };
    }

    private async Task<CorpusSection> DeepenedAsync(
        SourceDocument document, IReadOnlyList<string> path, CorpusSection section, int levels, List<string> notes, CancellationToken cancellationToken)
    {
        if (levels <= 0)
        {
            return section with { Functionalities = Within(section.Functionalities, $"{string.Join(" > ", path)}: functionalities", notes) };
        }

        var parts = new List<CorpusSection>();
        foreach (var part in Within(await DividedAsync(document, path, section, notes, cancellationToken), $"{string.Join(" > ", path)}: sections", notes))
        {
            parts.Add(await DeepenedAsync(document, [.. path, part.Title], part, levels - 1, notes, cancellationToken));
        }

        return parts.Count == 0
            ? section with { Functionalities = Within(section.Functionalities, $"{string.Join(" > ", path)}: functionalities", notes) }
            : section with { Functionalities = [], Sections = parts };
    }

    /// <summary>The narrower sections; what was known and is in none of them stands in one of its own, so that nothing gets lost.</summary>
    private async Task<IReadOnlyList<CorpusSection>> DividedAsync(
        SourceDocument document, IReadOnlyList<string> path, CorpusSection section, List<string> notes, CancellationToken cancellationToken)
    {
        try
        {
            var parts = await further.DivideAsync(document, path, section, fanOut, cancellationToken);
            var placed = parts.SelectMany(p => p.All()).Select(f => f.Name).ToHashSet();
            var left = section.Functionalities.Where(f => !placed.Contains(f.Name)).ToArray();
            return left.Length == 0 ? parts : [new CorpusSection($"{section.Title} in general", left), .. parts];
        }
        catch (UnusableDocumentException unusable)
        {
            notes.Add($"{string.Join(" > ", path)} stays undivided: {unusable.Message}");
            return [];
        }
    }

    private IReadOnlyList<T> Within<T>(IReadOnlyList<T> children, string what, List<string> notes)
    {
        if (children.Count > fanOut)
        {
            notes.Add($"{what} beyond the fan-out of {fanOut} left out: {children.Count - fanOut}");
        }

        return children.Count > fanOut ? [.. children.Take(fanOut)] : children;
    }
}
