using System.Text.Json;
using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tests.Dialogs;

public sealed class DialogGeneratorTests
{
    private static readonly Lazy<IReadOnlyList<GeneratedDialog>> Clean = new(() => Generate(0, 400, new DialogOptions { Seed = 11 }));

    [Fact]
    public void Generate_CleanDialogs_RolesAlternateAndCallsAreAnswered()
    {
        foreach (var dialog in Clean.Value.Select(g => g.Dialog!))
        {
            Assert.Equal(Role.User, dialog.Turns[0].Role);
            Assert.Equal(Role.Assistant, dialog.Turns[^1].Role);
            for (var i = 1; i < dialog.Turns.Count; i++)
            {
                var before = dialog.Turns[i - 1];
                var calls = before.Role == Role.Assistant && CallSyntax.Read(before.Text) is CallReading.Calls;
                var due = before.Role is Role.User or Role.Tool ? Role.Assistant : calls ? Role.Tool : Role.User;
                Assert.Equal(due, dialog.Turns[i].Role);
            }
        }
    }

    [Fact]
    public void Generate_SeveralAtOnce_GivesTheSameDialogsInTheSameOrder()
    {
        var options = new DialogOptions { Seed = 11, AtOnce = 16 };
        Assert.Equal(Clean.Value.Take(60).Select(Text), Generate(0, 60, options).Select(Text));

        static string Text(GeneratedDialog made) => JsonSerializer.Serialize(made, CoreJson.Options);
    }

    [Fact]
    public void Generate_CleanDialogs_CallsFitTheirToolsAndValuesAreKnown()
    {
        foreach (var dialog in Clean.Value.Select(g => g.Dialog!))
        {
            for (var i = 0; i < dialog.Turns.Count; i++)
            {
                foreach (var call in Calls(dialog.Turns[i]))
                {
                    var tool = Assert.Single(dialog.Tools, t => t.Name == call.Name);
                    Assert.Empty(SchemaValidator.Validate(call, tool.Parameters));
                    var said = string.Join('\n', dialog.Turns.Take(i).Where(t => t.Role is Role.User or Role.Tool).Select(t => t.Text));
                    Assert.All(call.Arguments.SelectMany(a => Leaves(a.Value)), v => Assert.Contains(v, said, StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public void Generate_OneCall_ItsArgumentsStandInTheOrderOfTheRequest()
    {
        var (calls, reordered) = (0, 0);
        foreach (var dialog in Clean.Value.Select(g => g.Dialog!).Where(d => Calls(d.Turns[1]).Count == 1))
        {
            var call = Calls(dialog.Turns[1]).Single();
            var places = call.Arguments.Select(a => Regex.Matches(dialog.Turns[0].Text, $@"\b{ToolNames.Words(a.Name)}\b")).ToArray();
            if (places.Length < 2 || places.Any(p => p.Count != 1))
            {
                continue; // a name that is also a word of the sentence says nothing about the order
            }

            calls++;
            Assert.Equal(places.Select(p => p[0].Index).Order(), places.Select(p => p[0].Index));
            var defined = dialog.Tools.Single(t => t.Name == call.Name).Parameters.Properties.Select(p => p.Name);
            reordered += call.Arguments.Select(a => a.Name).SequenceEqual(defined.Where(n => call.Arguments.Any(a => a.Name == n))) ? 0 : 1;
        }

        Assert.InRange(calls, 50, 400);
        Assert.True(reordered > calls / 4, $"{reordered} of {calls} calls differ from the definition's order");
    }

    [Fact]
    public void Generate_CleanDialogs_ResultsObeyTheirSchemas()
    {
        foreach (var dialog in Clean.Value.Select(g => g.Dialog!))
        {
            for (var i = 0; i < dialog.Turns.Count; i++)
            {
                if (dialog.Turns[i].Role == Role.Tool)
                {
                    var results = JsonSerializer.Deserialize<ToolResult[]>(dialog.Turns[i].Text, CoreJson.Options)!;
                    Assert.Equal(Calls(dialog.Turns[i - 1]).Select(c => c.Name), results.Select(r => r.Name));
                    Assert.All(results, r => Assert.Empty(SchemaValidator.Validate(r.Results, dialog.Tools.First(t => t.Name == r.Name).Results!)));
                    Assert.All(Calls(dialog.Turns[i - 1]).Zip(results), pair => AssertEchoes(pair.First, pair.Second, dialog));
                }
            }
        }
    }

    [Fact]
    public void Generate_DefaultMix_EveryKindIsWhatItSays()
    {
        var byKind = Clean.Value.Select(g => g.Dialog!).ToLookup(d => d.Kind);
        Assert.All(Enum.GetValues<DialogKind>(), k => Assert.NotEmpty(byKind[k]));
        Assert.All(byKind[DialogKind.NonTool], d => Assert.Equal(0, d.CallCount));
        Assert.All(byKind[DialogKind.Parallel], d => Assert.True(d.Turns.Max(t => Calls(t).Count) >= 2));
        Assert.All(byKind[DialogKind.Single], d => Assert.Single(Calls(d.Turns.First(t => Calls(t).Count > 0))));
        Assert.All(byKind[DialogKind.Dependent], d => Assert.True(d.Turns.Count(t => Calls(t).Count > 0) >= 2));
        Assert.All(Clean.Value, g => Assert.Equal(g.Dialog!.Turns.Sum(t => Calls(t).Count), g.Dialog.CallCount));
        Assert.All(Clean.Value, g => Assert.InRange(g.Dialog!.Dissimilarity, 0, 1));
    }

    [Fact]
    public void Generate_DependentDialogs_SecondCallTakesAValueThatOnlyTheResultHolds()
    {
        foreach (var dialog in Clean.Value.Select(g => g.Dialog!).Where(d => d.Kind == DialogKind.Dependent))
        {
            var calls = dialog.Turns.Select((t, i) => (Turn: i, Calls: Calls(t))).Where(c => c.Calls.Count > 0).ToArray();
            var asked = string.Join('\n', dialog.Turns.Take(calls[1].Turn).Where(t => t.Role == Role.User).Select(t => t.Text));
            var result = dialog.Turns[calls[0].Turn + 1].Text;
            var fromResult = calls[1].Calls[0].Arguments.SelectMany(a => Leaves(a.Value)).Where(v => !asked.Contains(v, StringComparison.Ordinal)).ToArray();
            Assert.All(fromResult, v => Assert.Contains(v, result, StringComparison.Ordinal));
            Assert.NotEmpty(calls[1].Calls[0].Arguments);
        }
    }

    [Fact]
    public void Generate_MissingParameters_AsksForExactlyThose()
    {
        var questions = Clean.Value.Select(g => g.Dialog!).Where(d => d.Turns[1].Text.StartsWith("To ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(questions);
        Assert.Contains(questions, d => d.Kind == DialogKind.NonTool && d.Turns.Count == 2);
        foreach (var dialog in questions.Where(d => d.Kind == DialogKind.Single))
        {
            var call = Calls(dialog.Turns[3])[0];
            var tool = dialog.Tools.Single(t => t.Name == call.Name);
            var asked = tool.Parameters.Required.Where(r => ToolNames.Words(r) is var words && EndsOrContinues(dialog.Turns[1].Text, $"the {words}")).ToArray();
            Assert.NotEmpty(asked);
            Assert.All(asked, a => Assert.All(Leaves(call.Find(a)!), v => Assert.Contains(v, dialog.Turns[2].Text, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Generate_Refusals_NoToolOffersWhatIsAskedFor()
    {
        var refused = Clean.Value.SelectMany(g => g.Dialog!.Turns.Zip(g.Dialog.Turns.Skip(1)).Where(p => p.Second.Text == Shipped.Corpus.Phrases.Refusal), (g, p) => (g.Dialog!.Tools, Request: p.First.Text)).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, r => Assert.DoesNotContain(r.Tools, t => ToolNames.Split(t.Name) is var (verb, obj) && r.Request.Contains($"{verb} a {obj} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Generate_Tools_NumberAndNamesAreInBounds()
    {
        Assert.All(Clean.Value, g => Assert.InRange(g.Dialog!.Tools.Count, 1, 9));
        Assert.All(Clean.Value, g => Assert.Equal(g.Dialog!.Tools.Count, g.Dialog.Tools.Select(t => t.Name).Distinct().Count()));
    }

    [Fact]
    public void Generate_Texts_UseWordsOfTheTokenizerAlone()
    {
        var words = Shipped.Corpus.Words().ToHashSet();
        var texts = Clean.Value.SelectMany(g => g.Dialog!.Turns.Select(t => t.Text).Concat(g.Dialog.Tools.SelectMany(t => Shown(t.Parameters).Append(t.Name).Append(t.Description))));
        Assert.Empty(texts.SelectMany(t => Regex.Matches(t, "[A-Za-z]+")).Select(m => m.Value).Except(words));
    }

    [Fact]
    public void Generate_InParts_GivesTheSameDialogs()
    {
        var parts = Generate(0, 30, new DialogOptions { Seed = 11 }).Concat(Generate(30, 20, new DialogOptions { Seed = 11 }));
        Assert.Equal(Clean.Value.Take(50).Select(g => Json(g.Dialog!)), parts.Select(g => Json(g.Dialog!)));
    }

    [Theory]
    [InlineData(DialogKind.Single)]
    [InlineData(DialogKind.Parallel)]
    [InlineData(DialogKind.Dependent)]
    [InlineData(DialogKind.NonTool)]
    public void Generate_KindLeftOut_DoesNotOccur(DialogKind kind)
    {
        var kinds = new DialogOptions().Kinds.Where(k => k.Key != kind).ToDictionary(k => k.Key, k => k.Value);
        var dialogs = Generate(0, 80, new DialogOptions { Seed = 2, Kinds = kinds });
        Assert.DoesNotContain(dialogs, d => d.Kind == kind);
        Assert.Equal(3, dialogs.Select(d => d.Kind).Distinct().Count());
    }

    [Fact]
    public void Generate_ErringAssistant_DisagreementDropsWithReason()
    {
        var dialogs = Generate(0, 100, new DialogOptions { Seed = 11 }, errors: 0.1);
        var dropped = dialogs.Where(d => d.Dialog is null).ToArray();
        Assert.InRange(dropped.Length, 20, 90);
        Assert.All(dropped, d => Assert.StartsWith("inconsistent: the assistant's 3 samples disagree at turn ", d.DropReason, StringComparison.Ordinal));
        var alone = Generate(0, 100, new DialogOptions { Seed = 11, ConsistencySamples = 1 }, errors: 0.1);
        Assert.All(alone, d => Assert.NotNull(d.Dialog));
    }

    [Fact]
    public async Task Generate_BandOfAnotherModel_IsRefused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => new DialogGenerator(Shipped.Agents()).GenerateAsync(
            0, 1, Shipped.Apis, new Band("old", 0, 1), new LengthScorer(), new DialogOptions(), TestContext.Current.CancellationToken));
        Assert.Contains("calibrate again", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A field named like an argument repeats it, unless its type forbids.</summary>
    private static void AssertEchoes(Call call, ToolResult result, Dialog dialog)
    {
        var schema = dialog.Tools.First(t => t.Name == call.Name).Results!;
        Assert.All(
            call.Arguments.Where(a => schema.Find(a.Name) is { } field && !SchemaValidator.Validate(a.Value, field).Any()),
            a => Assert.Equal(a.Value, ((Literal.Map)result.Results).Find(a.Name)));
    }

    private static bool EndsOrContinues(string text, string name) =>
        text.EndsWith($"{name}.", StringComparison.Ordinal) || text.Contains($"{name} and", StringComparison.Ordinal) || text.Contains($"{name},", StringComparison.Ordinal);

    private static IReadOnlyList<Call> Calls(Turn turn) =>
        turn.Role == Role.Assistant && CallSyntax.Read(turn.Text) is CallReading.Calls calls ? calls.Items : [];

    private static IEnumerable<string> Leaves(Literal value) => value switch
    {
        Literal.List list => list.Items.SelectMany(Leaves),
        Literal.Map map => map.Entries.SelectMany(e => Leaves(e.Value)),
        Literal.Bool flag => [flag.Value ? "yes" : "no"],
        _ => [Phrasebook.Spoken(value)],
    };

    private static IEnumerable<string> Shown(Schema schema) =>
        schema.Properties.SelectMany(p => Shown(p.Schema).Append(p.Name)).Concat(schema.Enum.SelectMany(Leaves)).Concat(schema.Items is { } items ? Shown(items) : []);

    private static string Json(Dialog dialog) => JsonSerializer.Serialize(dialog, CoreJson.Options);

    private static IReadOnlyList<GeneratedDialog> Generate(int start, int count, DialogOptions options, double errors = 0) =>
        new DialogGenerator(Shipped.Agents(errors)).GenerateAsync(start, count, Shipped.Apis, band: null, scorer: null, options, CancellationToken.None).GetAwaiter().GetResult();
}
