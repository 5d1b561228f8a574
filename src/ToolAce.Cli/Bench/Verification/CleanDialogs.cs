using ToolAce.Cli.Hosting;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification.Experts;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>Faultless dialogs of the scripted agents over the shipped corpus, and what faults in them are made of.</summary>
internal sealed class CleanDialogs
{
    private readonly DialogGenerator _generator;
    private readonly IReadOnlyList<ApiDefinition> _apis;

    private CleanDialogs(DialogGenerator generator, IReadOnlyList<ApiDefinition> apis, FaultCatalog faults, Synonyms synonyms) =>
        (_generator, _apis, Faults, Synonyms) = (generator, apis, faults, synonyms);

    /// <summary>Puts faults in.</summary>
    public FaultCatalog Faults { get; }

    /// <summary>The words that experts take as equal.</summary>
    public Synonyms Synonyms { get; }

    /// <summary>Reads the corpus and evolves <paramref name="apis"/> APIs.</summary>
    public static async Task<CleanDialogs> OpenAsync(int apis, int seed, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(ProgramRoot.Current(), "configs", "corpus");
        var corpus = Corpus.Load(folder);
        var (_, tree, source, values) = await ScriptedGround.OfAsync(corpus, cancellationToken);
        var evolution = new ApiEvolution(tree, new ScriptedApiDesigner(values, corpus.Verbs), new EvolutionOptions { Seed = seed });
        var evolved = await evolution.EvolveAsync([], attempt: 0, apis, cancellationToken);
        return new CleanDialogs(
            new DialogGenerator(DialogAgents.Scripted(corpus, values, assistantErrors: 0)),
            evolved.Apis,
            new FaultCatalog(source, corpus.Phrases),
            Synonyms.Parse(File.ReadLines(Path.Combine(folder, "verbs.txt"))));
    }

    /// <summary>The first <paramref name="count"/> dialogs of <paramref name="seed"/>.</summary>
    public async Task<IReadOnlyList<Dialog>> MakeAsync(int count, int seed, CancellationToken cancellationToken) =>
        [.. (await _generator.GenerateAsync(0, count, _apis, band: null, scorer: null, new DialogOptions { Seed = seed }, cancellationToken)).Select(g => g.Dialog).OfType<Dialog>()];
}
