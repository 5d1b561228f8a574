using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Local;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling;
using static TorchSharp.torch;

namespace ToolAce.Cycles.Tests.Agents;

/// <summary>The chat client over a real checkpoint: the shipped tiny base.</summary>
public sealed class LocalChatClientTests : IDisposable
{
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "please tell me the weather in Oslo")];
    private readonly LocalTextModel model = LocalTextModel.Load(Repository.File("configs/models/tiny"), adapterFolder: null, ScalarType.Float32, CPU);
    private readonly LocalChatClient client;

    public LocalChatClientTests() => client = new LocalChatClient(model);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetResponseAsync_Greedily_IsWhatTheModelItselfSays()
    {
        var prompt = new ChatPrompt([], [new Turn(Role.User, Question[1].Text)]) { Instruction = "Be brief." };
        var own = (await model.GenerateAsync([prompt], new GenerationOptions(MaxTokens: 12), progress: null, Token))[0];
        var answer = await AskAsync(temperature: 0, seed: 1, tokens: 12);
        Assert.Equal(own.Text, answer.Text);
        Assert.Equal((own.PromptTokens, own.TokenIds.Count), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
        Assert.Equal(model.Version, answer.ModelId);
    }

    [Fact]
    public async Task GetResponseAsync_WithASeed_RepeatsItselfAndAnotherSeedDiffers()
    {
        var first = await AskAsync(temperature: 1.5f, seed: 1, tokens: 24);
        Assert.Equal(first.Text, (await AskAsync(temperature: 1.5f, seed: 1, tokens: 24)).Text);
        Assert.NotEqual(first.Text, (await AskAsync(temperature: 1.5f, seed: 2, tokens: 24)).Text);
    }

    [Fact]
    public async Task GetResponseAsync_TogetherWithOthers_IsAnsweredAsAlone()
    {
        ChatMessage[][] questions = [Question, [new(ChatRole.User, "book a room in Rome for two nights and tell me what it costs")], [new(ChatRole.User, "hello")]];
        var options = new ChatOptions { Temperature = 1.5f, Seed = 4, MaxOutputTokens = 12 };
        var alone = new List<string>();
        foreach (var question in questions)
        {
            alone.Add((await client.GetResponseAsync(question, options, Token)).Text);
        }

        using var many = new LocalChatClient(model, new LocalChatOptions { AtOnce = 3 });
        Assert.Equal(alone, (await Task.WhenAll(questions.Select(q => many.GetResponseAsync(q, options, Token)))).Select(a => a.Text));
    }

    [Fact]
    public async Task GetResponseAsync_WithFewTokens_IsCutOffAndSaysSo()
    {
        var answer = await AskAsync(temperature: 0, seed: 0, tokens: 2);
        Assert.Equal((ChatFinishReason.Length, 2), (answer.FinishReason, answer.Usage!.OutputTokenCount));
    }

    [Fact]
    public async Task GetResponseAsync_WithAStopText_EndsBeforeIt()
    {
        var whole = (await AskAsync(temperature: 0, seed: 0, tokens: 12)).Text;
        var stop = whole[^(whole.Length / 2)..];
        var answer = await client.GetResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 12, StopSequences = [stop] }, Token);
        Assert.Equal((whole[..^stop.Length], ChatFinishReason.Stop), (answer.Text, answer.FinishReason));
    }

    [Fact]
    public async Task GetResponseAsync_OfAPromptBeyondTheContext_IsTooLong()
    {
        var problem = await Assert.ThrowsAsync<EndpointException>(() => client.GetResponseAsync([new(ChatRole.User, string.Concat(Enumerable.Repeat("the weather ", 600)))], options: null, Token));
        Assert.Equal(EndpointFailure.TooLong, problem.Failure);
        Assert.Contains($"reads {model.ContextLength} at most", problem.Message);
    }

    public void Dispose()
    {
        client.Dispose();
        model.Dispose();
    }

    private Task<ChatResponse> AskAsync(float temperature, long seed, int tokens) =>
        client.GetResponseAsync(Question, new ChatOptions { Temperature = temperature, Seed = seed, MaxOutputTokens = tokens }, Token);
}
