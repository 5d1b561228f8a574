using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling;
using ToolAce.Modeling.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Onnx.Tests;

/// <summary>The export of the tiny base answers, scores and samples as the checkpoint itself does.</summary>
public sealed class OnnxTextModelTests : IDisposable
{
    private static readonly string[] Contexts =
    [
        "The weather in Paris", "Book a table", "x", "A list of functions follows. Each has a name, a description and parameters; call the one that fits", "def f(a):",
    ];

    private readonly Sample sample = Sample.OfTiny();
    private readonly LocalTextModel torchModel = LocalTextModel.Load(Sample.Tiny, adapterFolder: null, ScalarType.Float32, CPU);
    private readonly OnnxTextModel onnxModel;
    private readonly List<string> log = [];

    public OnnxTextModelTests() => onnxModel = OnnxTextModel.Load(sample.Folder, DeviceRequest.Auto, threads: 1, log.Add);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        onnxModel.Dispose();
        torchModel.Dispose();
        sample.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    public async Task ContinueAsync_ManyAtOnce_AnswersAsTheCheckpoint(double temperature)
    {
        var options = new GenerationOptions(MaxTokens: 40, temperature, Seed: 3);

        var expected = await torchModel.ContinueAsync(Contexts, options, progress: null, Token);
        var actual = await onnxModel.ContinueAsync(Contexts, options, progress: null, Token);

        Same(expected, actual);
    }

    [Fact]
    public async Task ContinueAsync_AnswersOfDifferentLengths_DoNotDependOnTheBatch()
    {
        var options = new GenerationOptions(MaxTokens: 60) { Stop = ["a", "."] };

        var together = await onnxModel.ContinueAsync(Contexts, options, progress: null, Token);

        Assert.True(together.Select(g => g.Tokens).Distinct().Count() > 2, "the answers must end at different steps");
        foreach (var (context, answer) in Contexts.Zip(together))
        {
            Same([answer], await onnxModel.ContinueAsync([context], options, progress: null, Token));
        }
    }

    [Fact]
    public async Task ContinueAsync_StopTexts_CutAsTheCheckpointDoes()
    {
        var options = new GenerationOptions(MaxTokens: 60) { Stop = ["e ", "\n"] };

        var expected = await torchModel.ContinueAsync(Contexts, options, progress: null, Token);
        var actual = await onnxModel.ContinueAsync(Contexts, options, progress: null, Token);

        Same(expected, actual);
        Assert.All(actual, a => Assert.DoesNotContain("e ", a.Text));
    }

    [Fact]
    public async Task GenerateAsync_PromptFillsTheContext_IsTooLong()
    {
        var prompt = new ChatPrompt([], [new Turn(Role.User, string.Concat(Enumerable.Repeat("much too long ", 500)))]);

        var answer = Assert.Single(await onnxModel.GenerateAsync([prompt], new GenerationOptions(), progress: null, Token));

        Assert.Equal(FinishReason.TooLong, answer.Finish);
    }

    [Fact]
    public async Task ContinueAsync_LongerThanTheContext_EndsThere()
    {
        var context = string.Concat(Enumerable.Repeat("one two three ", 400));

        var answer = Assert.Single(await onnxModel.ContinueAsync([context], new GenerationOptions(MaxTokens: 400), progress: null, Token));

        Assert.InRange(answer.Tokens, 1, onnxModel.ContextLength / 2 + 1);
    }

    [Fact]
    public async Task ScoreContinuationsAsync_Pairs_ScoresAsTheCheckpoint()
    {
        (string, string)[] pairs = [("The capital of France is", " Paris"), ("The capital of France is", " London"), ("2 + 2 =", " 4, as everybody knows"), ("", "alone")];

        var expected = await torchModel.ScoreContinuationsAsync(pairs, progress: null, Token);
        var actual = await onnxModel.ScoreContinuationsAsync(pairs, progress: null, Token);

        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(e.LogProb, a.LogProb, 1e-3);
            Assert.Equal((e.ContextTokens, e.Tokens), (a.ContextTokens, a.Tokens));
        }
    }

    [Fact]
    public async Task LogProbsAsync_Dialogs_ScoresAsTheCheckpoint()
    {
        static Dialog Talk(string answer) => new("d", DialogKind.NonTool, "time", [], [new Turn(Role.User, "What is the time?"), new Turn(Role.Assistant, answer)]);
        Dialog[] dialogs = [Talk("It is noon."), Talk(string.Concat(Enumerable.Repeat("and so on ", 600))), Talk("[get_time(zone=\"UTC\")]")];

        var expected = await torchModel.LogProbsAsync(dialogs, progress: null, Token);
        var actual = await onnxModel.LogProbsAsync(dialogs, progress: null, Token);

        Assert.Empty(actual[1]);
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(e.Count, a.Count);
            Assert.All(e.Zip(a), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public void Load_Always_LogsWhatRunsWhereAndWhy()
    {
        var line = Assert.Single(log);

        Assert.Contains(onnxModel.Provider.Name, line);
        Assert.Contains(onnxModel.Provider.Why, line);
    }

    private static void Same(IReadOnlyList<Generation> expected, IReadOnlyList<Generation> actual)
    {
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(e.TokenIds, a.TokenIds);
            Assert.Equal((e.Text, e.Finish, e.PromptTokens), (a.Text, a.Finish, a.PromptTokens));
            Assert.All(e.LogProbs.Zip(a.LogProbs), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }
}
