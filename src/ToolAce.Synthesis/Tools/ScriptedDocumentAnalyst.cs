using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Reads documents written in the corpus format. For training it leaves choices out that are held-out values
/// (a document's "paper | glass" must not teach a value the suites ask for), as long as two choices remain.
/// </summary>
public sealed class ScriptedDocumentAnalyst(Corpus corpus, ValueSplit split) : IDocumentAnalyst
{
    /// <inheritdoc/>
    /// <exception cref="CorpusException">The document is not in the corpus format.</exception>
    public Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = corpus.Read(document.Slug, document.Text);
        var sections = read.Sections.Select(s => s with { Functionalities = [.. s.Functionalities.Select(Cleaned)] }).ToArray();
        return Task.FromResult(new DomainAnalysis(read.Slug, read.Area, sections));
    }

    private Functionality Cleaned(Functionality functionality) => split != ValueSplit.Training ? functionality : functionality with
    {
        Parameters = [.. functionality.Parameters.Select(p => p with { Kind = Cleaned(p.Kind) })],
        Returns = [.. functionality.Returns.Select(r => r with { Kind = Cleaned(r.Kind) })],
    };

    private ValueKind Cleaned(ValueKind kind)
    {
        if (kind is not ValueKind.Choice choice)
        {
            return kind;
        }

        var left = choice.Options.Where(o => !corpus.Values.HeldOutValues.Contains(o)).ToArray();
        return left.Length >= 2 ? new ValueKind.Choice(left) : kind;
    }
}
