using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>An analyst who is a language model, given up where too many documents in a row give nothing.</summary>
internal sealed class WatchedAnalyst(IDocumentAnalyst inner) : IDocumentAnalyst
{
    private readonly AnswerStreak _streak = new("analyses of documents");

    public async Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        try
        {
            var analysis = await inner.AnalyseAsync(document, cancellationToken);
            _streak.Note(problem: null);
            return analysis;
        }
        catch (UnusableDocumentException unread)
        {
            _streak.Note(unread.Message);
            throw;
        }
    }
}
