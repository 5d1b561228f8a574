using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Suites;

/// <summary>
/// The tools of the suites: evolved from the held-out documents alone, with held-out values. A tool whose object or section also occurs in a training
/// document is left out, since training could come upon its name.
/// </summary>
internal sealed class SuitePool
{
    private const int Wanted = 320;

    private SuitePool(IReadOnlyList<ApiDefinition> apis, SchemaValues values) => (Apis, Values) = (apis, values);

    public IReadOnlyList<ApiDefinition> Apis { get; }

    public SchemaValues Values { get; }

    public static async Task<SuitePool> BuildAsync(Corpus corpus, int seed, CancellationToken cancellationToken)
    {
        var analyst = new ScriptedDocumentAnalyst(corpus, ValueSplit.HeldOut);
        var tree = await Speciation.BuildAsync(analyst, Speciation.Sources(corpus.HeldOutDocuments), progress: null, cancellationToken);
        var values = new SchemaValues(tree, new ValueSource(corpus.Values, ValueSplit.HeldOut));
        var options = new EvolutionOptions { Seed = seed, SubtreeMean = 1.35, SubtreeLargest = 4, ExampleShare = 0.5 };
        var batch = await new ApiEvolution(tree, new ScriptedApiDesigner(values, corpus.Verbs), options).EvolveAsync([], attempt: 0, Wanted, cancellationToken);
        var known = KnownToTraining(corpus);
        var trainingValues = corpus.Values.Names.SelectMany(n => corpus.Values.Of(n, ValueSplit.Training)).ToHashSet();
        return new SuitePool([.. batch.Apis.Where(a => !known.Contains(ToolNames.Split(a.Name).Object) && !Texts(a.Parameters).Any(trainingValues.Contains))], values);
    }

    /// <summary>Objects and sections of the training documents: what names of training tools are made of.</summary>
    public static HashSet<string> KnownToTraining(Corpus corpus) =>
    [
        .. corpus.TrainingDocuments.SelectMany(d => d.Functionalities).Select(f => f.Object),
        .. corpus.TrainingDocuments.SelectMany(d => d.Sections).Select(s => s.Title.ToLowerInvariant()),
    ];

    private static IEnumerable<string> Texts(Schema schema) => schema.Enum.OfType<Literal.Text>().Select(t => t.Value)
        .Concat(schema.Properties.SelectMany(p => Texts(p.Schema)))
        .Concat(schema.Items is { } items ? Texts(items) : []);
}
