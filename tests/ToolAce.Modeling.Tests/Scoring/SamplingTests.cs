using ToolAce.Core.Models;
using ToolAce.Core.Randomness;
using ToolAce.Modeling.Generation;

namespace ToolAce.Modeling.Tests.Scoring;

public sealed class SamplingTests : IDisposable
{
    private readonly TinyModel tiny = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Sample_FromWithinAnAnswer_DrawsFromTheSoftmaxByHand()
    {
        var (prefix, options) = (WithinAnAnswer("lima"), new SamplingOptions { Samples = 3, MaxTokens = 6, Temperature = 1.5, Seed = 4 });
        var drawn = tiny.Model.Sample([prefix], options, progress: null, Token)[0];
        Assert.Equal(3, drawn.Count);
        foreach (var (number, sample) in drawn.Index())
        {
            var (random, ids) = (Seeds.Stream(4, "sample", number), new List<int>(prefix));
            foreach (var (id, logProb) in sample.TokenIds.Zip(sample.LogProbs))
            {
                var next = tiny.Next(ids);
                Assert.Equal(next[id], logProb, 1e-3);
                Assert.Equal(Draw(next, 1.5, random), id);
                ids.Add(id);
            }

            Assert.Equal((prefix.Length, tiny.Model.Template.Decode(sample.TokenIds)), (sample.PromptTokens, sample.Text));
        }

        Assert.True(drawn.Select(s => s.Text).Distinct().Count() > 1);
    }

    [Fact]
    public void Sample_ManyPrefixesTogether_IsEachPrefixByItself()
    {
        int[][] prefixes = [WithinAnAnswer("lima"), tiny.Model.Template.EncodeText("the hotel by"), WithinAnAnswer("a small town by the sea")];
        var options = new SamplingOptions { Samples = 5, MaxTokens = 5, Seed = 9 };
        var together = tiny.Model.Sample(prefixes, options, progress: null, Token);
        var copies = tiny.Model.Sample([.. prefixes.Select(p => p.ToArray())], options, progress: null, Token);
        // Numbers of the streams follow from the prefix's place: the first prefix alone draws what it drew among others.
        var alone = tiny.Model.Sample([prefixes[0]], options, progress: null, Token);
        Assert.Equal(Ids(together), Ids(copies));
        Assert.Equal(Ids(alone)[0], Ids(together)[0]);
        Assert.All(together, samples => Assert.Equal(5, samples.Count));
    }

    [Fact]
    public void Sample_AtTemperatureZero_IsGreedyForEverySample()
    {
        var prefix = WithinAnAnswer("bonn");
        var drawn = tiny.Model.Sample([prefix], new SamplingOptions { Samples = 2, MaxTokens = 4, Temperature = 0 }, progress: null, Token)[0];
        var ids = new List<int>(prefix);
        foreach (var id in drawn[0].TokenIds)
        {
            var next = tiny.Next(ids);
            Assert.Equal(Array.IndexOf(next, next.Max()), id);
            ids.Add(id);
        }

        Assert.Equal(drawn[0].TokenIds, drawn[1].TokenIds);
    }

    [Fact]
    public void Sample_WithARepetitionPenalty_ChoosesByTheChangedLogitsAndTellsTheModelsOwn()
    {
        var prefix = WithinAnAnswer("lima");
        var discouraged = tiny.Model.Sample([prefix], new SamplingOptions { MaxTokens = 5, Temperature = 0, RepetitionPenalty = 1e6 }, progress: null, Token)[0][0];
        Assert.Equal(discouraged.TokenIds.Distinct(), discouraged.TokenIds);
        Assert.Empty(discouraged.TokenIds.Intersect(prefix));
        var ids = new List<int>(prefix);
        foreach (var (id, logProb) in discouraged.TokenIds.Zip(discouraged.LogProbs))
        {
            Assert.Equal(tiny.Next(ids)[id], logProb, 1e-3);
            ids.Add(id);
        }
    }

    [Fact]
    public void Prefix_OfADialog_IsItsBeginning_AndOfAPromptWithTokens_TheyStandBehindIt()
    {
        var dialog = TinyModel.Dialog("d", "lima");
        var encoded = tiny.Model.Template.Encode(dialog);
        var prompt = new ChatPrompt(dialog.Tools, [dialog.Turns[0]]);
        var asked = tiny.Model.Template.EncodePrompt(prompt);
        Assert.Equal(encoded.Ids[..(asked.Length + 2)], tiny.Model.Prefix(dialog, asked.Length + 2));
        Assert.Equal(tiny.Model.Prefix(dialog, asked.Length + 2), tiny.Model.Prefix(prompt, encoded.Ids[asked.Length..(asked.Length + 2)]));
    }

    public void Dispose() => tiny.Dispose();

    private int[] WithinAnAnswer(string city)
    {
        var dialog = TinyModel.Dialog("d", city);
        return tiny.Model.Prefix(dialog, tiny.Model.Template.EncodePrompt(new ChatPrompt(dialog.Tools, [dialog.Turns[0]])).Length + 2);
    }

    private static List<int[]> Ids(IReadOnlyList<IReadOnlyList<Core.Models.Generation>> drawn) => [.. drawn.Select(d => d.SelectMany(s => s.TokenIds).ToArray())];

    /// <summary>The inverse of the cumulative distribution at a uniform number.</summary>
    private static int Draw(double[] logProbs, double temperature, Random random)
    {
        var weights = logProbs.Select(p => Math.Exp(p / temperature)).ToArray();
        var left = random.NextDouble() * weights.Sum();
        return Array.FindIndex(weights, w => (left -= w) < 0);
    }
}
