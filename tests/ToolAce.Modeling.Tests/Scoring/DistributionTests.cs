using ToolAce.Modeling.Scoring;

namespace ToolAce.Modeling.Tests.Scoring;

public sealed class DistributionTests : IDisposable
{
    private readonly TinyModel tiny = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Distributions_AtEverySupervisedPosition_AreASoftmaxByHand()
    {
        var dialogs = new[] { "rome", "a small town by the sea", "bonn" }.Select((city, i) => tiny.Model.Template.Encode(TinyModel.Dialog($"d{i}", city))).ToList();
        var found = tiny.Model.Distributions([.. dialogs.Select(d => ((IReadOnlyList<int>)d.Ids, ScoredPositions.Supervised(d)))], top: 5, progress: null, Token);
        Assert.Equal(dialogs.Select(d => d.Supervised.Count(s => s)), found.Select(f => f.Count));
        foreach (var (dialog, distributions) in dialogs.Zip(found))
        {
            foreach (var d in distributions)
            {
                var expected = tiny.Next(dialog.Ids[..d.Position]);
                var order = Enumerable.Range(0, expected.Length).OrderByDescending(i => expected[i]).Take(5).ToList();
                Assert.Equal(order.Select(i => expected[i]), d.Top.Select(t => (double)t.LogProb), (x, y) => Math.Abs(x - y) < 1e-3);
                Assert.All(d.Top, t => Assert.Equal(expected[t.Id], t.LogProb, 1e-3));
                Assert.Equal((dialog.Ids[d.Position], true), (d.Token!.Value, Math.Abs(expected[d.Token.Value] - d.LogProb!.Value) < 1e-3));
                Assert.Equal(-expected.Sum(p => Math.Exp(p) * p), d.Entropy, 1e-3);
                Assert.Equal(expected[order[0]] - expected[order[1]], d.Margin!.Value, 1e-3);
                Assert.Equal(d.Token == d.Top[0].Id, d.IsGreedy);
            }
        }
    }

    [Fact]
    public async Task Distributions_OfWhatStandsThere_AverageToTheComplexity()
    {
        var dialog = TinyModel.Dialog("d", "lima");
        var encoded = tiny.Model.Template.Encode(dialog);
        var found = tiny.Model.Distributions([(encoded.Ids, ScoredPositions.Supervised(encoded))], top: 1, progress: null, Token)[0];
        var scores = (await tiny.Model.LogProbsAsync([dialog], progress: null, Token))[0];
        Assert.Equal(scores, found.Select(d => d.LogProb!.Value), (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.All(found, d => Assert.Null(d.Margin));
    }

    [Fact]
    public void Distributions_BehindTheEnd_AskWhatFollows()
    {
        int[] ids = tiny.Model.Template.EncodeText("the hotel by the");
        var d = Assert.Single(tiny.Model.Distributions([(ids, [ids.Length])], top: 3, progress: null, Token)[0]);
        Assert.Null(d.Token);
        Assert.Null(d.LogProb);
        Assert.Equal(tiny.Next(ids).Max(), d.Top[0].LogProb, 1e-3);
        Assert.Equal(Math.Exp(d.Top[0].LogProb), d.ProbabilityOf(d.Top[0].Text.Trim()), 1e-6);
    }

    [Fact]
    public void Distributions_MoreThanTheVocabulary_AreTheWholeOfIt_AndNoPositionIsNone()
    {
        int[] ids = tiny.Model.Template.EncodeText("the hotel");
        var found = tiny.Model.Distributions([(ids, [1]), (ids, [])], top: int.MaxValue, progress: null, Token);
        Assert.Equal(tiny.Model.Model.Config.VocabularySize, found[0][0].Top.Count);
        Assert.Equal(1, found[0][0].Top.Sum(t => Math.Exp(t.LogProb)), 1e-4);
        Assert.Empty(found[1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void Distributions_APositionOutside_IsRefused(int position) =>
        Assert.Contains("positions from 1", Assert.Throws<ArgumentException>(() => tiny.Model.Distributions([(tiny.Model.Template.EncodeText("the hotel"), [position])], 1, progress: null, Token)).Message, StringComparison.Ordinal);

    [Fact]
    public void ArgumentValues_AreTheTokensWithWhichTheValuesBegin()
    {
        var template = tiny.Model.Template;
        var encoded = template.Encode(TinyModel.Dialog("d", "lima"));
        var positions = ScoredPositions.ArgumentValues(template, encoded);
        var start = Assert.Single(ScoredPositions.Answers(encoded)).Start.Value;
        Assert.Equal(2, positions.Count);
        foreach (var (position, value, before) in positions.Zip(["lima", "3"], ["[get_weather(city=\"", ", days="]))
        {
            Assert.StartsWith(value[..1], template.TokenText(encoded.Ids[position]).TrimStart(' ', '"', '='), StringComparison.Ordinal);
            Assert.EndsWith(before.TrimEnd('"', '='), template.Decode(encoded.Ids[start..position]).TrimEnd('"', '='), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Answers_OfSeveralTurns_AreOneStretchEach()
    {
        var dialog = TinyModel.Dialog("d", "lima");
        var encoded = tiny.Model.Template.Encode(dialog with { Turns = [.. dialog.Turns, .. dialog.Turns] });
        var answers = ScoredPositions.Answers(encoded).ToList();
        Assert.Equal(2, answers.Count);
        Assert.All(answers, a => Assert.Equal(dialog.Turns[1].Text, tiny.Model.Template.Decode(encoded.Ids[a])));
        Assert.Equal(4, ScoredPositions.ArgumentValues(tiny.Model.Template, encoded).Count);
    }

    [Theory]
    [InlineData("[f(a=1)]", "1")]
    [InlineData("[f(a=\"x=1\", b={\"k\": [1, 2]}), g h(c='it\\'s (=)')]", "x{i")]
    [InlineData("[f()]", "")]
    [InlineData("[f(a= 1, b=-2)]", "1-")]
    public void ValueOffsets_AreBehindEqualsSignsOfArgumentsAlone(string text, string starts) =>
        Assert.Equal(starts, string.Concat(ScoredPositions.ValueOffsets(text).Select(o => text[o])));

    public void Dispose() => tiny.Dispose();
}
