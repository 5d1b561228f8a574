using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>Divides a section of a domain into narrower ones: one step of the recursion of speciation (ToolACE 2.1).</summary>
public interface ISectionAnalyst
{
    /// <summary>At most <paramref name="most"/> narrower sections with their functionalities.</summary>
    /// <param name="document">The document that the section was found in.</param>
    /// <param name="path">Domain and titles of the sections above, from the top; the section's own title is the last.</param>
    /// <param name="section">The section, undivided.</param>
    /// <param name="most">Sections at most, and functionalities of each.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    Task<IReadOnlyList<CorpusSection>> DivideAsync(SourceDocument document, IReadOnlyList<string> path, CorpusSection section, int most, CancellationToken cancellationToken);
}
