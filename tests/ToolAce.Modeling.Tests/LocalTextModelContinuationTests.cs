using ToolAce.Core.Models;
using ToolAce.Modeling.Weights;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests;

/// <summary>Bare text through the shipped tiny checkpoint, beside plain forward passes over the same ids.</summary>
public sealed class LocalTextModelContinuationTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository(), "configs", "models", "tiny");
    private readonly LocalTextModel model = LocalTextModel.Load(Folder, adapterFolder: null, ScalarType.Float32, CPU);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ScoreContinuations_AreTheSumsOfADirectForwardPass()
    {
        (string Context, string Continuation)[] pairs =
        [
            ("Question: where do trains stop?\nAnswer:", " A"), ("Question: where do trains stop?\nAnswer:", " B"), ("Question: where do trains stop?\nAnswer:", " at the station"),
            ("The hotel", " is booked"), ("one  ", "two"), ("", "The hotel"),
        ];
        var scores = await model.ScoreContinuationsAsync(pairs, progress: null, Token);
        foreach (var ((context, continuation), score) in pairs.Zip(scores))
        {
            var trimmed = context.TrimEnd();
            var start = model.Template.EncodeText(trimmed);
            var rest = model.Template.EncodeText(context + continuation)[start.Length..];
            Assert.Equal((start.Length, rest.Length), (score.ContextTokens, score.Tokens));
            Assert.Equal(Direct([.. start, .. rest], rest.Length), score.LogProb, 1e-4);
        }

        Assert.Equal(scores.Count, scores.Select(s => s.LogProb).Distinct().Count());
    }

    [Fact]
    public void EncodeText_HasExactlyOneBeginMark()
    {
        var begin = model.Template.EncodeText("")[0];
        var ids = model.Template.EncodeText("a hotel <|bos|> by the sea");
        Assert.Equal(begin, ids[0]);
        Assert.Single(ids, begin);
    }

    [Fact]
    public async Task ScoreContinuations_OfATooLongContext_LosesItsBeginning()
    {
        var context = string.Join(' ', Enumerable.Repeat("the hotel by the sea", 200));
        var ids = model.Template.EncodeText(context);
        Assert.True(ids.Length > model.ContextLength);
        var rest = model.Template.EncodeText(context + " is")[ids.Length..];
        var score = Assert.Single(await model.ScoreContinuationsAsync([(context, " is")], progress: null, Token));
        int[] all = [.. ids, .. rest];
        Assert.Equal(ids.Length, score.ContextTokens);
        Assert.Equal(Direct(all[^(model.ContextLength + 1)..], rest.Length), score.LogProb, 1e-4);
    }

    [Fact]
    public async Task Load_WithALimit_PromptAndAnswerKeepToIt()
    {
        using var limited = LocalTextModel.Load(Folder, adapterFolder: null, ScalarType.Float32, CPU, contextLimit: 100);
        using var above = LocalTextModel.Load(Folder, adapterFolder: null, ScalarType.Float32, CPU, contextLimit: 1_000_000);
        Assert.Equal((100, model.ContextLength), (limited.ContextLength, above.ContextLength));
        var prefix = model.Template.EncodeText(string.Join(' ', Enumerable.Repeat("the hotel by the sea", 60)));
        var (fits, fills) = (prefix[..97], prefix[..100]);
        var options = new Modeling.Generation.SamplingOptions { MaxTokens = 8, Temperature = 5, Seed = 2 };
        var (whole, cut) = (model.Sample([fits, fills], options, progress: null, Token), limited.Sample([fits, fills], options, progress: null, Token));
        Assert.Equal([8, 8], whole.Select(s => s[0].Tokens));
        Assert.Equal(whole[0][0].TokenIds.Take(4), cut[0][0].TokenIds);
        Assert.Equal((FinishReason.Length, FinishReason.TooLong), (cut[0][0].Finish, cut[1][0].Finish));
        var context = string.Join(' ', Enumerable.Repeat("the hotel by the sea", 60));
        var (all, end) = (await model.ScoreContinuationsAsync([(context, " is")], progress: null, Token), await limited.ScoreContinuationsAsync([(context, " is")], progress: null, Token));
        Assert.NotEqual(all[0].LogProb, end[0].LogProb);
    }

    [Fact]
    public async Task Continue_IsGreedyOverBareText_AndEndsBeforeAStopText()
    {
        string[] contexts = ["The hotel", "Question: what is the weather in"];
        var plain = await model.ContinueAsync(contexts, new GenerationOptions(MaxTokens: 12), progress: null, Token);
        foreach (var (context, answer) in contexts.Zip(plain))
        {
            Assert.Equal(Greedy(model.Template.EncodeText(context), answer.TokenIds.Count), answer.TokenIds);
        }

        var longest = plain.MaxBy(a => a.Text.Length)!;
        Assert.True(longest.Text.Length > 6, longest.Text);
        var stop = longest.Text[3..6];
        var stopped = await model.ContinueAsync(contexts, new GenerationOptions(MaxTokens: 12) { Stop = [stop] }, progress: null, Token);
        Assert.Equal(longest.Text[..longest.Text.IndexOf(stop, StringComparison.Ordinal)], stopped[plain.ToList().IndexOf(longest)].Text);
        Assert.All(stopped, a => Assert.DoesNotContain(stop, a.Text, StringComparison.Ordinal));
        Assert.True(stopped.Sum(a => a.TokenIds.Count) < plain.Sum(a => a.TokenIds.Count));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1024)]
    public async Task Continue_ATooLongContext_IsReadFromWhereItFits(int maxTokens)
    {
        var context = string.Join(' ', Enumerable.Repeat("the hotel by the sea", 200));
        var ids = model.Template.EncodeText(context);
        var room = Math.Max(model.ContextLength - maxTokens, model.ContextLength / 2);
        var answer = Assert.Single(await model.ContinueAsync([context], new GenerationOptions(maxTokens), progress: null, Token));
        Assert.Equal(ids.Length, answer.PromptTokens);
        Assert.Equal(Greedy(ids[^room..], Math.Min(3, answer.TokenIds.Count)), answer.TokenIds.Take(3));
        Assert.NotEqual(FinishReason.TooLong, answer.Finish);
    }

    public void Dispose() => model.Dispose();

    private double Direct(int[] ids, int last)
    {
        using var noGrad = no_grad();
        using var logProbs = Logits(ids[..^1]).log_softmax(-1);
        var values = logProbs.data<float>().ToArray();
        var vocabulary = values.Length / (ids.Length - 1);
        return Enumerable.Range(ids.Length - last, last).Sum(t => (double)values[(t - 1) * vocabulary + ids[t]]);
    }

    private List<int> Greedy(int[] prompt, int count)
    {
        using var noGrad = no_grad();
        List<int> ids = [.. prompt];
        for (var i = 0; i < count; i++)
        {
            using var logits = Logits([.. ids]);
            var values = logits.data<float>().ToArray();
            var row = values[^(values.Length / ids.Count)..];
            ids.Add(Array.IndexOf(row, row.Max()));
        }

        return ids[prompt.Length..];
    }

    /// <summary>[time, vocabulary]</summary>
    private Tensor Logits(int[] ids) => model.Model.Logits(model.Model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Length])).squeeze(0));

    private static string Repository([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
