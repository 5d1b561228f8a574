using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Bench;

/// <summary>What scripted agents invent tools and dialogs from: the context tree of a corpus's training documents, and the values of its training split.</summary>
internal sealed record ScriptedGround(Corpus Corpus, ContextTree Tree, ValueSource Source, SchemaValues Values)
{
    /// <summary>Reads the documents into a tree.</summary>
    public static async Task<ScriptedGround> OfAsync(Corpus corpus, CancellationToken cancellationToken)
    {
        var analyst = new ScriptedDocumentAnalyst(corpus, ValueSplit.Training);
        var tree = await Speciation.BuildAsync(analyst, Speciation.Sources(corpus.TrainingDocuments), progress: null, cancellationToken);
        var source = new ValueSource(corpus.Values, ValueSplit.Training);
        return new ScriptedGround(corpus, tree, source, new SchemaValues(tree, source));
    }
}
