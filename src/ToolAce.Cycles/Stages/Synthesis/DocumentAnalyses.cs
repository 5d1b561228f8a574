using ToolAce.Agents.Structured;
using ToolAce.Core.Json;
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
        var found = await SideBySide.MapAsync(documents, atOnce, AnalysedAsync, new Count(progress), cancellationToken);
        unusable.AddRange(found.Select(f => f.Why).OfType<UnusableDocumentException>());
        return unusable.Count == documents.Count && unusable.Count > 0 ? throw unusable[0] : ContextTree.Of(found.Select(f => f.Analysis).OfType<DomainAnalysis>().ToList());
    }

    private async Task<Finding> AnalysedAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return new Finding(await analyst.AnalyseAsync(document, cancellationToken), Why: null);
        }
        catch (UnusableDocumentException why) when (why.Outcome != StructuredOutcome.Failed)
        {
            // Said here and now: where the endpoint never does better, the stage ends before it writes anything.
            Console.Error.WriteLine($"{CoreJson.Word(why.Outcome)}: {why.Message}");
            return new Finding(Analysis: null, why);
        }
    }

    private sealed record Finding(DomainAnalysis? Analysis, UnusableDocumentException? Why);

    private sealed class Count(IProgress<int> inner) : IProgress<Finding>
    {
        private int done;

        public void Report(Finding value) => inner.Report(++done);
    }
}
