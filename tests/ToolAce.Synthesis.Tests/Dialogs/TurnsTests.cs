using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Dialogs;

/// <summary>How often the person speaks, and how a dialog goes on (methods.md E: 1–8 user turns, sampled).</summary>
public sealed class TurnsTests
{
    private static readonly DialogOptions Standard = new() { Seed = 31 };
    private static readonly Dictionary<DialogKind, double> Singles = new() { [DialogKind.Single] = 1 };

    [Fact]
    public async Task Generate_ByDefault_SpeaksOneToEightTimesAndAsOftenAsThePublicDialogs()
    {
        var spoken = (await GenerateAsync(1500, Standard)).Select(Spoken).ToArray();
        Assert.Equal(Enumerable.Range(1, 8), spoken.Distinct().Order());
        Assert.InRange(spoken.Average(), 3.1, 3.6);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(12, 12)]
    public async Task Generate_WithinOtherBounds_EveryDialogKeepsToThem(int fewest, int most)
    {
        var dialogs = await GenerateAsync(200, Standard with { FewestTurns = fewest, MostTurns = most });
        Assert.Equal(200, dialogs.Count);
        Assert.Equal((fewest, most), (dialogs.Min(Spoken), dialogs.Max(Spoken)));
        Assert.Equal(Enum.GetValues<DialogKind>(), dialogs.Select(d => d.Kind).Distinct().Order());
    }

    [Fact]
    public async Task Generate_ByDefault_GoesOnInEveryForm()
    {
        var (again, others, plain) = (0, 0, 0);
        foreach (var dialog in await GenerateAsync(400, Standard))
        {
            var called = new HashSet<string>();
            foreach (var (request, calls, said) in Requests(dialog))
            {
                if (said > 0)
                {
                    plain += calls.Count == 0 ? 1 : 0;
                    again += calls is [{ } same] && called.Contains(same.Name) ? 1 : 0;
                    others += calls is [{ } other] && !called.Contains(other.Name) ? 1 : 0;
                }

                called.UnionWith(calls.Select(c => c.Name));
            }
        }

        Assert.All([again, others], n => Assert.InRange(n, 60, plain));
    }

    [Fact]
    public async Task Generate_GoingOnFromResults_TakesValuesThatOneEarlierResultAloneHolds()
    {
        var taken = 0;
        foreach (var dialog in await GenerateAsync(400, Standard with { Further = new Dictionary<FurtherForm, double> { [FurtherForm.FromResult] = 1 }, Kinds = Singles }))
        {
            var links = Requests(dialog).Skip(1).SelectMany(r => r.Calls).SelectMany(c => c.Arguments.Select(a => a.Value)).OfType<Literal.Text>()
                .Where(v => !dialog.Turns.Any(t => t.Role == Role.User && t.Text.Contains(v.Value, StringComparison.Ordinal)));
            foreach (var value in links)
            {
                var before = dialog.Turns.TakeWhile(t => !(t.Text.StartsWith('[') && t.Role == Role.Assistant && t.Text.Contains(value.Value, StringComparison.Ordinal)));
                Assert.Single(before, t => t.Role == Role.Tool && t.Text.Contains($": \"{value.Value}\"", StringComparison.Ordinal));
                taken++;
            }
        }

        Assert.InRange(taken, 10, 400); // few of so few functions give each other anything
    }

    [Fact]
    public async Task Generate_DialogsWithoutCalls_GoOnWithoutAny()
    {
        var dialogs = (await GenerateAsync(400, Standard)).Where(d => d.Kind == DialogKind.NonTool).ToArray();
        Assert.Contains(dialogs, d => Spoken(d) > 3);
        Assert.All(dialogs, d => Assert.DoesNotContain(d.Turns, t => t.Role == Role.Tool));
    }

    [Fact]
    public async Task Generate_ManyTurns_NobodySaysTheSameTwiceOrGreetsInTheMidst()
    {
        var openings = Shipped.Corpus.Phrases.SmallTalk.Where(t => t.Assistant.EndsWith('?')).Select(t => t.User).ToHashSet();
        foreach (var dialog in await GenerateAsync(300, Standard with { FewestTurns = 8 }))
        {
            var said = dialog.Turns.Where(t => t.Role == Role.User).Select(t => t.Text).ToArray();
            Assert.Equal("", string.Join(" | ", said.CountBy(s => s).Where(s => s.Value > 1).Select(s => $"{s.Key}: {string.Join(' ', dialog.Turns.Select(t => t.Text))}")));
            Assert.DoesNotContain(said.Skip(1), openings.Contains);
            Assert.DoesNotContain(dialog.Turns.SkipLast(1), t => t.Text == "Goodbye!");
        }
    }

    [Fact]
    public async Task Generate_ManyTurns_OffersEveryFunctionThatIsCalledAndNoMoreThanNine()
    {
        foreach (var dialog in await GenerateAsync(400, Standard with { FewestTurns = 8 }))
        {
            Assert.InRange(dialog.Tools.Count, 1, 9);
            Assert.Subset(dialog.Tools.Select(t => t.Name).ToHashSet(), Requests(dialog).SelectMany(r => r.Calls).Select(c => c.Name).ToHashSet());
        }
    }

    [Fact]
    public async Task Generate_WithoutFurtherForms_DialogsOfPlainTalkEndAtOnce()
    {
        var dialogs = await GenerateAsync(300, Shipped.TinyDialogs with { FollowUps = 1 });
        Assert.All(dialogs.Where(d => d.Kind == DialogKind.NonTool), d => Assert.Equal(1, Spoken(d)));
        Assert.All(dialogs.Where(d => d.Kind != DialogKind.NonTool), d => Assert.Equal(2, Spoken(d)));
    }

    [Fact]
    public async Task Generate_PushedTowardsABand_GoesOnAsBefore()
    {
        var scorer = new LengthScorer();
        var options = Standard with { Kinds = Singles, MostTools = 5 };
        var plain = await GenerateAsync(100, options);
        var pushed = await new DialogGenerator(Shipped.Agents())
            .GenerateAsync(0, 100, Shipped.Apis, new Band(scorer.ModelVersion, 1000, 1001), scorer, options, TestContext.Current.CancellationToken);
        Assert.All(pushed, p => Assert.NotEmpty(p.Dialog!.Adjustments));
        Assert.Equal(plain.Select(Calls), pushed.Select(p => Calls(p.Dialog!)));
    }

    private static string Calls(Dialog dialog) => string.Join('|', Requests(dialog).Select(r => string.Join('+', r.Calls.Select(c => c.Name))));

    private static int Spoken(Dialog dialog) => dialog.Turns.Count(t => t.Role == Role.User);

    /// <summary>What the person says, the calls that it leads to, and how often the person had spoken before.</summary>
    private static IEnumerable<(string Request, IReadOnlyList<Call> Calls, int Said)> Requests(Dialog dialog)
    {
        var said = 0;
        for (var i = 0; i < dialog.Turns.Count; i++)
        {
            if (dialog.Turns[i].Role == Role.User)
            {
                var answers = dialog.Turns.Skip(i + 1).TakeWhile(t => t.Role != Role.User).Where(t => t.Role == Role.Assistant);
                yield return (dialog.Turns[i].Text, [.. answers.SelectMany(t => CallSyntax.Read(t.Text) is CallReading.Calls calls ? calls.Items : [])], said++);
            }
        }
    }

    private static async Task<IReadOnlyList<Dialog>> GenerateAsync(int count, DialogOptions options) =>
        [.. (await new DialogGenerator(Shipped.Agents()).GenerateAsync(0, count, Shipped.Apis, band: null, scorer: null, options, TestContext.Current.CancellationToken)).Select(g => g.Dialog).OfType<Dialog>()];
}
