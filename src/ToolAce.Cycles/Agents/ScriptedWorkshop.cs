using ToolAce.Cycles.Configuration;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification.Experts;

namespace ToolAce.Cycles.Agents;

/// <summary>Seeded scripts over the corpus: here they stand for what a language model would be otherwise.</summary>
internal sealed class ScriptedWorkshop(WorkshopPlaces places) : Workshop(Corpus.Load(places.Documents, places.Further))
{
    public override int AtOnce => 1;

    public override IDocumentAnalyst Analyst(CorpusConfig config, int seed)
    {
        var analyst = new ScriptedDocumentAnalyst(Corpus, ValueSplit.Training);
        return config.NewNames > 0 ? new RenamingAnalyst(analyst, Corpus, config.NewNames, seed) : analyst;
    }

    public override IApiDesigner Designer(ContextTree tree) => new ScriptedApiDesigner(Values(tree), Corpus.Verbs);

    public override DialogGenerator Generator(ContextTree tree, DialogOptions options) => new(
        DialogAgents.Scripted(Corpus, Values(tree), options.AssistantErrors),
        options.FaultRate > 0 ? new FaultInjector(Values(tree).Source, Corpus.Phrases) : null);

    public override IReadOnlyList<IExpert> Experts(VerifyConfig config, int seed) => ScriptedExperts.All(Synonyms.Parse(File.ReadLines(Path.Combine(places.Documents, "verbs.txt"))));

    private SchemaValues Values(ContextTree tree) => new(tree, new ValueSource(Corpus.Values, ValueSplit.Training));
}
