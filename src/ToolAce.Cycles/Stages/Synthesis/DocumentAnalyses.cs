using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>Has documents analysed, several at once, and joins what was found in the documents' order.</summary>
public sealed class DocumentAnalyses(IDocumentAnalyst analyst, int atOnce)
{
    private readonly List<UnusableDocumentException> unusable = [];

    /// <summary>Documents that gave no analysis, in their order.</summary>
    public IReadOnlyList<UnusableDocumentException> Unusable => unusable;

    /// <exception cref="UnusableDocumentException">The endpoint gave no answer at all for one, which another time it may, or there is none that could be used.</exception>
    public async Task<ContextTree> RunAsync(IReadOnlyList<SourceDocument> documents, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var (found, gate, done) = (new (DomainAnalysis? Analysis, UnusableDocumentException? Why)[documents.Count], new Lock(), 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, documents.Count, parallel, async (i, token) =>
        {
            try
            {
                found[i] = (await analyst.AnalyseAsync(documents[i], token), null);
            }
            catch (UnusableDocumentException why) when (why.Outcome != StructuredOutcome.Failed)
            {
                found[i] = (null, why);
            }

            lock (gate)
            {
                progress.Report(++done);
            }
        });
        unusable.AddRange(found.Select(f => f.Why).OfType<UnusableDocumentException>());
        return unusable.Count == documents.Count && unusable.Count > 0 ? throw unusable[0] : ContextTree.Of(found.Select(f => f.Analysis).OfType<DomainAnalysis>().ToList());
    }
}
