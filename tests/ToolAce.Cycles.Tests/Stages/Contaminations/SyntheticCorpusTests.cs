using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Selection;
using ToolAce.Eval.Separation;
using ToolAce.Eval.Suites;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Tests.Stages.Contaminations;

/// <summary>What the shipped corpus gives meets no suite: neither those of the project nor, where their data is at hand, the official ones.</summary>
public sealed class SyntheticCorpusTests(ITestOutputHelper output)
{
    private const int Seeds = 12;
    private const int Tools = 60;
    private const int Dialogs = 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Screen_ScriptedToolsAndDialogs_MeetsNoOwnSuite() => ScreenAsync(data: null);

    [Fact]
    public Task Screen_ScriptedToolsAndDialogs_MeetsNoOfficialSuite()
    {
        var data = new[] { Environment.GetEnvironmentVariable("TOOLACE_DATA"), Path.Combine(Repository.Root, "..", "shared", "data") }
            .FirstOrDefault(f => f is { Length: > 0 } && Directory.Exists(Path.Combine(f, "bfcl")));
        Assert.SkipWhen(data is null, "the official data is not here: set TOOLACE_DATA to the folder that holds bfcl/");
        return ScreenAsync(data);
    }

    private async Task ScreenAsync(string? data)
    {
        var corpus = Corpus.Load(Repository.File("configs/corpus"));
        var screen = new SuiteScreen(new ContaminationConfig(ContaminationAction.Block, ContaminationIndex.UsualNgram), KnownSuites.Load(Repository.File("configs/suites"), data));
        var own = new ContaminationCheck(SuiteContents.Of(OwnSuites.Load(Repository.File("configs/suites"))), corpus);
        var tree = await Speciation.BuildAsync(new ScriptedDocumentAnalyst(corpus, ValueSplit.Training), Speciation.Sources(corpus.TrainingDocuments), progress: null, Token);
        var values = new SchemaValues(tree, new ValueSource(corpus.Values, ValueSplit.Training));
        for (var seed = 0; seed < Seeds; seed++)
        {
            var batch = await new ApiEvolution(tree, new ScriptedApiDesigner(values, corpus.Verbs), new EvolutionOptions { Seed = seed }).EvolveAsync([], attempt: 0, Tools, Token);
            foreach (var tool in batch.Apis)
            {
                screen.Refuse(tool);
            }

            var dialogs = await new DialogGenerator(DialogAgents.Scripted(corpus, values, 0.1))
                .GenerateAsync(0, Dialogs, batch.Apis, band: null, scorer: null, new DialogOptions { Seed = seed }, Token);

            // A request that an own suite has word for word ("Can you tell me a joke?") has always been held back, by the check that comes first.
            foreach (var dialog in dialogs.Select(d => d.Dialog).OfType<Core.Dialogs.Dialog>().Where(d => own.Find(d) is null))
            {
                screen.Refuse(dialog);
            }
        }

        var report = screen.Report();
        output.WriteLine($"{report.Samples} samples");
        Assert.True(report.Samples > Seeds * (Tools + Dialogs) / 2);
        Assert.Empty(report.Found.Select(f => $"{f.Sample}: {f.Detail}"));
    }
}
