using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Stages.Training;

namespace ToolAce.Cycles.Tests.Stages.Training;

public sealed class ShuffledTargetsTests
{
    private static readonly Dialog[] Dialogs =
    [
        .. Enumerable.Range(0, 20).Select(i => new Dialog($"d{i}", DialogKind.Single, "", [], [new(Role.User, $"q{i}"), new(Role.Assistant, $"[f{i}(a={i})]"), new(Role.Assistant, $"answer {i}")])),
    ];

    [Fact]
    public void Of_Dialogs_MovesEveryCallToAnotherDialogAndNothingElse()
    {
        var shuffled = ShuffledTargets.Of(Dialogs, 7);
        Assert.All(Dialogs.Zip(shuffled), p => Assert.NotEqual(p.First.Turns[1].Text, p.Second.Turns[1].Text));
        Assert.Equal(Dialogs.Select(d => d.Turns[1].Text).Order(StringComparer.Ordinal), shuffled.Select(d => d.Turns[1].Text).Order(StringComparer.Ordinal));
        Assert.All(Dialogs.Zip(shuffled), p => Assert.Equal((p.First.Id, p.First.Turns[0], p.First.Turns[2]), (p.Second.Id, p.Second.Turns[0], p.Second.Turns[2])));
    }

    [Fact]
    public void Of_SameSeed_IsTheSame() => Assert.Equal(Texts(ShuffledTargets.Of(Dialogs, 7)), Texts(ShuffledTargets.Of(Dialogs, 7)));

    [Fact]
    public void Of_OneDialog_StaysAsItIs() => Assert.Equal(Texts(Dialogs[..1]), Texts(ShuffledTargets.Of(Dialogs[..1], 7)));

    private static IEnumerable<string> Texts(IEnumerable<Dialog> dialogs) => dialogs.SelectMany(d => d.Turns).Select(t => t.Text);
}
