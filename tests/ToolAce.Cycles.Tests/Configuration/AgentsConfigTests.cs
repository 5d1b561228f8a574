using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Tests.Configuration;

public sealed class AgentsConfigTests
{
    private const string Endpoint = "agents: {kind: endpoint, model: m, address: 'http://localhost:1/v1', ";

    [Fact]
    public void Read_AllKeys_AreTaken()
    {
        var agents = Of(Endpoint + "temperature: 0.5, maxTokens: 100, sendSchema: false, askAgain: 4, patience: 30, promptPrice: 2.5, answerPrice: 10, budgetTokens: 5e6, budgetMoney: 20}").Agents;
        Assert.Equal((0.5, 100, false, 4, 30), (agents.Temperature, agents.MaxTokens, agents.SendSchema, agents.AskAgain, agents.Patience));
        Assert.Equal((2.5, 10, 5e6, 20), (agents.PromptPrice, agents.AnswerPrice, agents.BudgetTokens, agents.BudgetMoney));
    }

    [Theory]
    [InlineData("temperature: 3", "agents.temperature is 3")]
    [InlineData("maxTokens: 0", "agents.maxTokens is 0")]
    [InlineData("sendSchema: maybe", "agents.sendSchema is maybe")]
    [InlineData("askAgain: 21", "agents.askAgain is 21")]
    [InlineData("budgetTokens: -1", "agents.budgetTokens is -1")]
    [InlineData("budgetMoney: 5", "no price")]
    [InlineData("budgetToken: 5", "did you mean agents.budgetTokens?")]
    public void Read_WhatCannotBe_IsRefused(string key, string says) =>
        Assert.Contains(says, Assert.Throws<CycleConfigException>(() => Of($"{Endpoint}{key}}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Fingerprint_OfAnotherBudgetOrPace_IsTheSame() =>
        Assert.Equal(Of(Endpoint + "budgetTokens: 10, concurrency: 4}").Fingerprint(), Of(Endpoint + "budgetTokens: 20, concurrency: 64, patience: 9, keyVariable: OTHER}").Fingerprint());

    [Theory]
    [InlineData("temperature: 0.1")]
    [InlineData("maxTokens: 9")]
    [InlineData("sendSchema: false")]
    [InlineData("askAgain: 0")]
    public void Fingerprint_OfOtherAnswers_Differs(string key) => Assert.NotEqual(Of(Endpoint + "concurrency: 4}").Fingerprint(), Of($"{Endpoint}{key}}}").Fingerprint());

    [Fact]
    public void Fingerprint_OfScriptedAgents_IsWhatItWasBeforeThereWereOthers()
    {
        var config = Of("seed: 1");
        Assert.Equal("""{"concurrency":8,"keyVariable":"TOOLACE_AGENT_KEY","kind":"scripted"}""", CanonicalJson.Write(config.Agents.ForData()));
        Assert.Equal("""{"layers":"both","maxAnswer":4000}""", CanonicalJson.Write(config.Verify));
    }

    private static CycleConfig Of(string text) => CycleConfigReader.Read(text, "c.yaml");
}
