using System.Reflection;
using ToolAce.Core.Apis;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Support;

/// <summary>The shipped corpus and what synthesis makes of its training documents; made once.</summary>
internal static class Shipped
{
    private static readonly Lazy<ContextTree> TrainingTree = new(ReadTree);
    private static readonly Lazy<IReadOnlyList<ApiDefinition>> EvolvedApis = new(Evolve);

    public static string Root { get; } =
        typeof(Shipped).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static Corpus Corpus { get; } = Corpus.Load(Path.Combine(Root, "configs", "corpus"));

    public static ContextTree Tree => TrainingTree.Value;

    public static SchemaValues Values => field ??= new SchemaValues(Tree, new ValueSource(Corpus.Values, ValueSplit.Training));

    public static IReadOnlyList<ApiDefinition> Apis => EvolvedApis.Value;

    /// <summary>Dialogs as the tiny preset has them, for which the tiny base is made: short ones with few tools, in which hardly anybody talks of other things.</summary>
    public static DialogOptions TinyDialogs { get; } = new()
    {
        MostTools = 5,
        MostCalls = 4,
        MostTurns = 2,
        FollowUps = 0.12,
        Further = new Dictionary<FurtherForm, double> { [FurtherForm.Again] = 1 },
    };

    public static ApiEvolution Evolution(int seed) => new(Tree, new ScriptedApiDesigner(Values, Corpus.Verbs), new EvolutionOptions { Seed = seed });

    public static DialogAgents Agents(double errors = 0) => DialogAgents.Scripted(Corpus, Values, errors);

    private static ContextTree ReadTree() => Speciation.BuildAsync(
        new ScriptedDocumentAnalyst(Corpus, ValueSplit.Training), Speciation.Sources(Corpus.TrainingDocuments), progress: null, CancellationToken.None)
        .GetAwaiter().GetResult();

    private static IReadOnlyList<ApiDefinition> Evolve() =>
        Evolution(seed: 5).EvolveAsync([], attempt: 0, wanted: 220, CancellationToken.None).GetAwaiter().GetResult().Apis;
}
