using ToolAce.Core.Models;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Tests.Decoders;
using ToolAce.Modeling.Weights;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Generation;

/// <summary>What a batch must not change: how long an answer may be, and how its prompt is read.</summary>
public sealed class TokenGeneratorTests
{
    private const int Long = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Generate_PromptNearTheContextsEndBesideShortOnes_AllAnswerAsAlone(double temperature)
    {
        using var golden = new LlamaGolden();
        int[][] prompts = [[9, 8, 7], Prompt(Long), [40, 30, 20, 10], Prompt(Long / 2), [5]];
        var generator = new TokenGenerator(golden.Model, padToken: 0, endTokens: [], stops: _ => false);
        var options = new GenerationOptions(MaxTokens: 30, temperature, Seed: 4);

        var together = generator.Generate([.. prompts.Select((p, i) => (p, i))], options, Token);

        Assert.Equal([30, golden.Model.Config.ContextLength - Long + 1, 30, 30, 30], together.Select(a => a.Ids.Count));
        for (var i = 0; i < prompts.Length; i++)
        {
            var alone = Assert.Single(generator.Generate([(prompts[i], i)], options, Token));
            Assert.Equal(alone.Ids, together[i].Ids);
            Assert.Equal((FinishReason.Length, FinishReason.Length), (alone.Finish, together[i].Finish));
            LlamaGolden.Near([.. alone.LogProbs], [.. together[i].LogProbs], 1e-5);
        }
    }

    /// <summary>A mask of so few elements that prompts are read in pieces: of one column, of several, the last shorter than the others, some of padding alone.</summary>
    [Theory]
    [MemberData(nameof(FamilyTests.All), MemberType = typeof(FamilyTests))]
    public void Generate_PromptsReadInPieces_AnswerAsThoseReadWhole(string family)
    {
        using var golden = new FamilyGolden(family);
        (int[] Ids, int Number)[] prompts = [([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 0), ([9], 1), ([30, 20, 10], 2), ([7, 7, 7, 1, 2], 3)];
        var options = new GenerationOptions(MaxTokens: 8);
        List<TokenAnswer> Answers(long elements) => new TokenGenerator(golden.Model, padToken: 0, endTokens: [], stops: _ => false)
        {
            Passes = new LeftPaddedPasses(golden.Model, padToken: 0) { MaskElements = elements },
        }.Generate(prompts, options, Token);
        var whole = Answers(4 * 13 * 13);

        foreach (var columns in new[] { 1, 2, 5, 12 })
        {
            foreach (var (expected, actual) in whole.Zip(Answers(4 * 13 * columns)))
            {
                Assert.Equal(expected.Ids, actual.Ids);
                LlamaGolden.Near([.. expected.LogProbs], [.. actual.LogProbs], 1e-5);
            }
        }
    }

    [Fact]
    public void Generate_PromptWhoseSquareIsNoInteger_IsAnswered()
    {
        var config = new DecoderConfig
        {
            VocabularySize = 16, HiddenSize = 8, IntermediateSize = 8, Layers = 1, Heads = 1, KeyValueHeads = 1, HeadSize = 8, ContextLength = 131072, TiedEmbeddings = true,
        };
        using var model = WeightFolder.Random(config, seed: 3, ScalarType.Float32, CPU);
        int[] prompt = [.. Enumerable.Range(0, 46_400).Select(i => i % 13)];

        var answer = Assert.Single(new TokenGenerator(model, padToken: 0, endTokens: [], stops: _ => false).Generate([(prompt, 0)], new GenerationOptions(MaxTokens: 2), Token));

        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var hidden = model.Hidden(tensor([.. prompt.Select(i => (long)i)], [1, prompt.Length]));
        Assert.Equal(model.Logits(hidden.narrow(1, prompt.Length - 1, 1).squeeze(1)).argmax().item<long>(), answer.Ids[0]);
    }

    private static int[] Prompt(int length) => [.. Enumerable.Range(0, length).Select(i => i * 7 % 50)];
}
