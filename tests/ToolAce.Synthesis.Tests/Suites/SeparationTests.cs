using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Suites;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Suites;

public sealed class SeparationTests
{
    private const int Seeds = 100;
    private static readonly Lazy<Content> Committed = new(Read);

    [Fact]
    public async Task Synthesis_HundredSeeds_NoToolDomainOrValueOfTheSuites()
    {
        var suites = Committed.Value;
        var heldOut = Shipped.Corpus.Values.HeldOutValues;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var batch = await Shipped.Evolution(seed).EvolveAsync([], attempt: 0, wanted: 20, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(batch.Apis, a => suites.Names.Contains(a.Name) || suites.Signatures.Contains(a.Signature()));
            Assert.DoesNotContain(batch.Apis, a => Shipped.Corpus.HeldOutDomains.Contains(a.Lineage!.Domain));
            var dialogs = await new DialogGenerator(Shipped.Agents())
                .GenerateAsync(0, 8, batch.Apis, band: null, scorer: null, new DialogOptions { Seed = seed }, TestContext.Current.CancellationToken);
            foreach (var value in dialogs.SelectMany(d => d.Dialog!.Turns).Where(t => t.Role == Role.Assistant).SelectMany(ArgumentTexts))
            {
                Assert.False(heldOut.Contains(value) || suites.HeldOutTexts.Contains(value), $"'{value}' belongs to the suites (seed {seed})");
            }
        }
    }

    [Fact]
    public void Suites_Names_AreMadeOfNoObjectOrSectionOfATrainingDocument()
    {
        // With this, no seed at all can come upon a name of the suites: names are VERB_OBJECT or manage_SECTION.
        var known = SuitePool.KnownToTraining(Shipped.Corpus);
        Assert.NotEmpty(Committed.Value.Names);
        Assert.DoesNotContain(Committed.Value.Names, n => known.Contains(ToolNames.Split(n).Object));
    }

    [Fact]
    public void Suites_Values_AreHeldOutOnes()
    {
        var training = Shipped.Corpus.Values.Names.SelectMany(n => Shipped.Corpus.Values.Of(n, ValueSplit.Training)).ToHashSet();
        Assert.NotEmpty(Committed.Value.HeldOutTexts);
        Assert.DoesNotContain(Committed.Value.AnswerTexts, v => training.Contains(v) && !Committed.Value.Choices.Contains(v));
    }

    private static IEnumerable<string> ArgumentTexts(Turn turn) =>
        CallSyntax.Read(turn.Text) is CallReading.Calls calls ? calls.Items.SelectMany(c => c.Arguments).SelectMany(a => Texts(a.Value)) : [];

    private static IEnumerable<string> Texts(Literal? value) => value switch
    {
        Literal.Text text => [text.Value],
        Literal.List list => list.Items.SelectMany(Texts),
        Literal.Map map => map.Entries.SelectMany(e => Texts(e.Value)),
        _ => [],
    };

    private static Content Read()
    {
        var folder = Path.Combine(Shipped.Root, "configs", "suites");
        var lines = Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Select(l => (Literal.Map)JsonSerializer.Deserialize<Literal>(l, CoreJson.Options)!).ToArray();
        var tools = lines.SelectMany(l => (l.Find("function") ?? l.Find("apis")) is Literal.List list ? list.Items : []).Select(t =>
            JsonSerializer.SerializeToElement(t, CoreJson.Options).Deserialize<ApiDefinition>(CoreJson.Options)!).ToArray();
        var answers = lines.SelectMany(l => Texts(l.Find("ground_truth"))).ToHashSet();
        var choices = tools.SelectMany(t => t.Parameters.Properties).SelectMany(p => p.Schema.Enum.Concat(p.Schema.Items?.Enum ?? [])).SelectMany(Texts).ToHashSet();
        return new Content(
            [.. tools.Select(t => t.Name)],
            [.. tools.Select(t => t.Signature())],
            answers,
            choices,
            [.. answers.Where(a => Shipped.Corpus.Values.HeldOutValues.Contains(a) || ValueSource.IsHeldOutCode(a))]);
    }

    private sealed record Content(HashSet<string> Names, HashSet<string> Signatures, HashSet<string> AnswerTexts, HashSet<string> Choices, HashSet<string> HeldOutTexts);
}
