using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Local;
using ToolAce.Agents.Structured;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Local;

public sealed class LocalChatClientTests
{
    private static readonly ChatMessage Question = new(ChatRole.User, "Who are you?");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetResponseAsync_OfMessages_BecomeInstructionAndTurns()
    {
        using var model = new SpeakingModel((_, _) => Said("A model."));
        using var client = new LocalChatClient(model);
        await client.GetResponseAsync(
            [new(ChatRole.System, "Be brief."), new(ChatRole.System, "Be kind."), Question, new(ChatRole.Assistant, "[a()]"), new(ChatRole.Tool, "[]"), new(ChatRole.System, "Go on.")],
            options: null,
            Token);
        var prompt = Assert.Single(model.Asked).Prompt;
        Assert.Equal("Be brief.\n\nBe kind.", prompt.Instruction);
        Assert.Equal([new(Role.User, "Who are you?"), new(Role.Assistant, "[a()]"), new(Role.Tool, "[]"), new(Role.System, "Go on.")], prompt.Turns);
        Assert.Empty(prompt.Tools);
    }

    [Fact]
    public async Task GetResponseAsync_OfAnAnswer_TellsFinishUsageAndModel()
    {
        using var model = new SpeakingModel((_, _) => Said("A model.") with { Tokens = 3 });
        using var client = new LocalChatClient(model);
        var answer = await client.GetResponseAsync([Question], options: null, Token);
        Assert.Equal(("A model.", ChatFinishReason.Stop, "speaking-1"), (answer.Text, answer.FinishReason, answer.ModelId));
        Assert.Equal((11, 3, 14), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount, answer.Usage.TotalTokenCount));
    }

    [Fact]
    public async Task GetResponseAsync_WithOptions_PassesThemOn()
    {
        using var model = new SpeakingModel((_, _) => Said("A", FinishReason.Length));
        using var client = new LocalChatClient(model);
        var options = new ChatOptions { Temperature = 0.25f, MaxOutputTokens = 9, Seed = 42, StopSequences = ["\n"] };
        Assert.Equal(ChatFinishReason.Length, (await client.GetResponseAsync([Question], options, Token)).FinishReason);
        var asked = Assert.Single(model.Asked).Options;
        Assert.Equal((9, 0.25, 42), (asked.MaxTokens, asked.Temperature, asked.Seed));
        Assert.Equal(["\n"], asked.Stop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetResponseAsync_AskedForLogProbabilities_PassesThemOn(bool asked)
    {
        using var model = new SpeakingModel((_, _) => new Generation("A model.", FinishReason.Stop, PromptTokens: 11, [7, 9], [-0.5f, -0.25f]));
        using var client = new LocalChatClient(model);
        var options = new ChatOptions();
        if (asked)
        {
            AnswerLogProbs.Ask(options);
        }

        var tokens = AnswerLogProbs.Of(Assert.Single((await client.GetResponseAsync([Question], options, Token)).Messages));
        Assert.Equal(asked ? [(7, -0.5f), (9, -0.25f)] : null, tokens?.Select(t => (t.Id!.Value, t.LogProb)));
    }

    [Fact]
    public async Task GetResponseAsync_WithoutOptions_TakesTheUsualOnes()
    {
        using var model = new SpeakingModel((_, _) => Said("A model."));
        using var client = new LocalChatClient(model, new LocalChatOptions { Temperature = 0.5, MaxTokens = 7 });
        await client.GetResponseAsync([Question], new ChatOptions { Seed = long.MaxValue }, Token);
        var asked = Assert.Single(model.Asked).Options;
        Assert.Equal((7, 0.5, int.MaxValue), (asked.MaxTokens, asked.Temperature, asked.Seed));
    }

    [Theory]
    [InlineData(FinishReason.TooLong, EndpointFailure.TooLong, "The prompt has 11 tokens, and the model speaking-1 reads 64 at most.")]
    [InlineData(FinishReason.Failed, EndpointFailure.Transient, "The model speaking-1 gave no answer.")]
    public async Task GetResponseAsync_WithoutAnAnswer_FailsAsAnEndpointDoes(FinishReason finish, EndpointFailure failure, string message)
    {
        using var model = new SpeakingModel((_, _) => Said("", finish));
        using var client = new LocalChatClient(model);
        var problem = await Assert.ThrowsAsync<EndpointException>(() => client.GetResponseAsync([Question], options: null, Token));
        Assert.Equal((failure, message), (problem.Failure, problem.Message));
    }

    [Fact]
    public async Task GetResponseAsync_WithToolsOrWithoutMessages_SaysWhatItCannotDo()
    {
        using var model = new SpeakingModel((_, _) => Said("A model."));
        using var client = new LocalChatClient(model);
        var tools = new ChatOptions { Tools = [new HostedWebSearchTool()] };
        Assert.Equal(EndpointFailure.Permanent, (await Assert.ThrowsAsync<EndpointException>(() => client.GetResponseAsync([Question], tools, Token))).Failure);
        Assert.Equal(EndpointFailure.Permanent, (await Assert.ThrowsAsync<EndpointException>(() => client.GetResponseAsync([new(ChatRole.System, "Be.")], options: null, Token))).Failure);
        Assert.Empty(model.Asked);
    }

    [Fact]
    public async Task GetResponseAsync_ByManyAtOnce_AsksTheModelOneByOne()
    {
        using var model = new SpeakingModel((prompt, _) => Said(prompt.Turns[0].Text));
        using var client = new LocalChatClient(model);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => client.GetResponseAsync([new(ChatRole.User, $"{i}")], options: null, Token)));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}"), answers.Select(a => a.Text));
        Assert.Equal(1, model.MostAtOnce);
    }

    [Fact]
    public async Task GetResponseAsync_ByManyWhereSeveralAreAnsweredTogether_GivesEachItsOwnBySeed()
    {
        using var free = new ManualResetEventSlim();
        using var model = new SpeakingModel((prompt, options) => Said($"{prompt.Turns[0].Text} by {options.Seed}")) { Free = free };
        using var client = new LocalChatClient(model, new LocalChatOptions { AtOnce = 5 });
        var first = client.GetResponseAsync([Question], options: null, Token);
        await model.BusyAsync(Token);
        var asked = Enumerable.Range(0, 12).Select(i => client.GetResponseAsync([new(ChatRole.User, $"{i}")], new ChatOptions { Seed = i * 7 }, Token)).ToList();
        free.Set();
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i} by {i * 7}"), (await Task.WhenAll(asked)).Select(a => a.Text));
        Assert.Equal("Who are you? by 0", (await first).Text);
        Assert.Equal([1, 5, 5, 2], model.Batches);
        Assert.Equal(1, model.MostAtOnce);
    }

    [Fact]
    public async Task GetResponseAsync_OfQuestionsWithOtherLimits_AnswersThemApart()
    {
        using var free = new ManualResetEventSlim();
        using var model = new SpeakingModel((_, options) => Said($"{options.MaxTokens}")) { Free = free };
        using var client = new LocalChatClient(model, new LocalChatOptions { AtOnce = 8 });
        var first = client.GetResponseAsync([Question], new ChatOptions { MaxOutputTokens = 4 }, Token);
        await model.BusyAsync(Token);
        var asked = Enumerable.Range(0, 8).Select(i => client.GetResponseAsync([Question], new ChatOptions { MaxOutputTokens = 5 + (i % 2) }, Token)).Prepend(first).ToList();
        free.Set();
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{5 + (i % 2)}").Prepend("4"), (await Task.WhenAll(asked)).Select(a => a.Text));
        Assert.Equal([1, 4, 4], model.Batches);
    }

    [Fact]
    public async Task GetResponseAsync_CancelledByOneOfABatch_LeavesTheOthersTheirAnswers()
    {
        using var model = new SpeakingModel((_, _) => Said("A model."));
        using var client = new LocalChatClient(model, new LocalChatOptions { AtOnce = 2 });
        using var leaving = new CancellationTokenSource();
        var (gone, stays) = (client.GetResponseAsync([Question], options: null, leaving.Token), client.GetResponseAsync([Question], options: null, Token));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal("A model.", (await stays).Text);
    }

    [Fact]
    public async Task GetResponseAsync_OfAModelThatFails_FailsForEveryoneAndGoesOn()
    {
        var failing = true;
        using var model = new SpeakingModel((_, _) => failing ? throw new InvalidOperationException("no memory") : Said("A model."));
        using var client = new LocalChatClient(model, new LocalChatOptions { AtOnce = 2 });
        var asked = new[] { client.GetResponseAsync([Question], options: null, Token), client.GetResponseAsync([Question], options: null, Token) };
        foreach (var one in asked)
        {
            Assert.Equal("no memory", (await Assert.ThrowsAsync<InvalidOperationException>(() => one)).Message);
        }

        failing = false;
        Assert.Equal("A model.", (await client.GetResponseAsync([Question], options: null, Token)).Text);
    }

    [Fact]
    public async Task Dispose_WhileOneIsAnsweredAndOthersWait_EndsThemAll()
    {
        using var free = new ManualResetEventSlim();
        using var model = new SpeakingModel((_, _) => Said("A model.")) { Free = free };
        var client = new LocalChatClient(model, new LocalChatOptions { AtOnce = 2 });
        var asked = Enumerable.Range(0, 9).Select(_ => client.GetResponseAsync([Question], options: null, Token)).ToList();
        await model.BusyAsync(Token);
        client.Dispose();
        foreach (var one in asked)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        Assert.Single(model.Batches);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.GetResponseAsync([Question], options: null, Token));
    }

    [Fact]
    public async Task GetResponseAsync_Cancelled_Ends()
    {
        using var model = new SpeakingModel((_, _) => Said("A model."));
        using var client = new LocalChatClient(model);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync([Question], options: null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task SampleAsync_OverALocalModel_AsksEverySampleWithItsOwnSeed()
    {
        using var model = new SpeakingModel((_, options) => Said($$"""{"seed": {{options.Seed}}}"""));
        using var client = new LocalChatClient(model);
        var shape = new Schema { Type = SchemaType.Dict, Properties = [new("seed", new Schema { Type = SchemaType.Integer, Enum = [] })], Required = ["seed"] };
        var question = new StructuredQuestion<Literal>("seed", "Which?", shape, json => AnswerValue.Of(json));
        var answers = await new StructuredChat(client, new StructuredOptions()).SampleAsync(question, seed: 3, count: 4, Token);
        Assert.All(answers, a => Assert.Equal(StructuredOutcome.Answered, a.Outcome));
        Assert.Equal(4, answers.Select(a => a.Value).Distinct().Count());
    }

    [Theory]
    [InlineData(-0.1, 5)]
    [InlineData(0.5, 0)]
    public void Options_ThatCannotBe_AreRefused(double temperature, int maxTokens)
    {
        using var model = new SpeakingModel((_, _) => Said("A model."));
        Assert.Throws<ArgumentException>(() => new LocalChatClient(model, new LocalChatOptions { Temperature = temperature, MaxTokens = maxTokens }));
    }

    private static Generation Said(string text, FinishReason finish = FinishReason.Stop) => new(text, finish, PromptTokens: 11, [], []);
}
