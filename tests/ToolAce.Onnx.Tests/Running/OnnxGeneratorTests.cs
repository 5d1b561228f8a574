using ToolAce.Core.Models;
using ToolAce.Onnx.Running;

namespace ToolAce.Onnx.Tests.Running;

public sealed class OnnxGeneratorTests : IDisposable
{
    private const int MaxTokens = 30;

    private readonly Sample sample = Sample.OfTiny();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Generate_SomeRowsFillTheContextBeforeTheOthers_EveryRowAnswersAsTheCheckpoint()
    {
        var context = sample.Model.Config.ContextLength;
        int[] room = [300, 8, 480, 2, 505, 20, 500];
        (int[] Ids, int Number)[] prompts = [.. room.Select((r, i) => (sample.Ids(context - r, seed: i), i))];
        using var decoder = sample.Open();

        var answers = new OnnxGenerator(decoder, endTokens: [], stops: _ => false).Generate(prompts, new GenerationOptions(MaxTokens), TestContext.Current.CancellationToken);

        Assert.Equal([30, 9, 30, 3, 30, 21, 30], answers.Select(a => a.Ids.Count));
        foreach (var ((ids, _), answer) in prompts.Zip(answers))
        {
            Assert.Equal(FinishReason.Length, answer.Finish);
            Assert.Equal(Greedy(ids, answer.Ids), answer.Ids);
        }
    }

    /// <summary>The checkpoint's likeliest token before each of the answer's, from one pass over all but its last.</summary>
    private IEnumerable<int> Greedy(int[] prompt, IReadOnlyList<int> answer)
    {
        var size = sample.Model.Config.VocabularySize;
        var logits = sample.Logits([.. prompt, .. answer.SkipLast(1)]);
        return Enumerable.Range(prompt.Length - 1, answer.Count).Select(t => logits.AsSpan(t * size, size).IndexOf(logits.Skip(t * size).Take(size).Max()));
    }
}
