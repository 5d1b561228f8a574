using ToolAce.Cycles.Configuration;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification.Experts;

namespace ToolAce.Cycles.Agents;

/// <summary>Everyone who writes and judges in a cycle, as the config asks for: here stands what a language model would stand for otherwise.</summary>
internal sealed class Workshop
{
    private readonly string folder;

    private Workshop(string folder, Corpus corpus)
    {
        this.folder = folder;
        Corpus = corpus;
    }

    public Corpus Corpus { get; }

    public static Workshop Open(string documents, AgentsConfig agents) => agents.Kind == AgentKind.Scripted
        ? new Workshop(documents, Corpus.Load(documents))
        : throw Unavailable(agents);

    public IDocumentAnalyst Analyst(CorpusConfig config, int seed)
    {
        var analyst = new ScriptedDocumentAnalyst(Corpus, ValueSplit.Training);
        return config.NewNames > 0 ? new RenamingAnalyst(analyst, Corpus, config.NewNames, seed) : analyst;
    }

    public IApiDesigner Designer(ContextTree tree) => new ScriptedApiDesigner(Values(tree), Corpus.Verbs);

    public DialogGenerator Generator(ContextTree tree, DialogOptions options) => new(
        DialogAgents.Scripted(Corpus, Values(tree), options.AssistantErrors),
        options.FaultRate > 0 ? new FaultInjector(Values(tree).Source, Corpus.Phrases) : null);

    public IReadOnlyList<IExpert> Experts() => ScriptedExperts.All(Synonyms.Parse(File.ReadLines(Path.Combine(folder, "verbs.txt"))));

    private SchemaValues Values(ContextTree tree) => new(tree, new ValueSource(Corpus.Values, ValueSplit.Training));

    private static CycleConfigException Unavailable(AgentsConfig agents) => new(
        "config", [new(0, "agents.kind", $"agents.kind is {agents.Kind}: agents at an endpoint are not in this build; set agents.kind: scripted, or bring your own dialogs with data.path")]);
}
