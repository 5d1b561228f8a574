using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class EvalRunTests
{
    private const string Words = """{"choices":[{"message":{"role":"assistant","content":"I have no tool for that."},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":4}}""";

    [Theory]
    [InlineData("no suite 'nope'", "--suite", "nope")]
    [InlineData("takes no tools", "--prompts", "tools")]
    [InlineData("takes no tools", "--mode", "tools")]
    [InlineData("contradict", "--mode", "tools", "--prompts", "official", "--endpoint", "http://localhost:1/v1")]
    [InlineData("no mode 'loud'", "--mode", "loud")]
    [InlineData("An adapter cannot", "--endpoint", "http://localhost:1/v1", "--adapter", "x")]
    [InlineData("'ftp://x' cannot be used", "--endpoint", "ftp://x")]
    [InlineData("no category 'simpel'", "--categories", "simpel")]
    public async Task RunAsync_WhatCannotBe_IsRefusedAsUsage(string part, params string[] options)
    {
        using var stderr = new StringWriter();
        using var stdout = new StringWriter();
        Assert.Equal(ExitCodes.BadUsage, await CommandLine.RunAsync(["eval", "run", "--model", "x", .. options], stdout, stderr));
        Assert.Contains(part, stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnEndpoint_IsScoredKeptAndNotAskedTwice()
    {
        using var folder = new TemporaryFolder();
        using var endpoint = new AnsweringEndpoint(_ => (200, Words));
        string[] options = ["--endpoint", endpoint.Address, "--categories", "simple,irrelevance", "--limit", "2", "--price-in", "1", "--price-out", "10", "--out", Path.Combine(folder.Path, "run")];
        var first = await AnswerAsync(options);
        Assert.Equal((0.5, 4), (first.GetProperty("accuracy").GetDouble(), first.GetProperty("n").GetInt32()));
        Assert.Equal(4, first.GetProperty("outcomes").GetProperty("abstained").GetInt32());
        Assert.Equal(("tools", 4), (first.GetProperty("settings").GetProperty("prompts").GetString(), endpoint.Requests));
        Assert.Equal(4 * (9 + 40) / 1e6, first.GetProperty("usage").GetProperty("cost").GetDouble(), 9);
        Assert.False(first.TryGetProperty("predictions", out _));
        var again = await AnswerAsync(options);
        Assert.Equal((0.5, 4), (again.GetProperty("accuracy").GetDouble(), endpoint.Requests));
    }

    [Fact]
    public async Task RunAsync_AnEndpointThatRefuses_EveryItemIsAnOutcomeAndIsAskedAgain()
    {
        using var folder = new TemporaryFolder();
        using var endpoint = new AnsweringEndpoint(n => n <= 4 ? (401, """{"error":{"message":"no"}}""") : (200, Words));
        string[] options = ["--endpoint", endpoint.Address, "--mode", "prompts", "--categories", "simple,irrelevance", "--limit", "2", "--out", Path.Combine(folder.Path, "run")];
        var first = await AnswerAsync(options);
        Assert.Equal((0.0, 4), (first.GetProperty("accuracy").GetDouble(), first.GetProperty("outcomes").GetProperty("endpoint_failed").GetInt32()));
        var again = await AnswerAsync(options);
        Assert.Equal((0.5, 8), (again.GetProperty("accuracy").GetDouble(), endpoint.Requests));
    }

    [Fact]
    public async Task RunAsync_WithoutAFolder_AnswersWithThePredictions()
    {
        using var endpoint = new AnsweringEndpoint(_ => (200, Words));
        var result = await AnswerAsync("--endpoint", endpoint.Address, "--categories", "irrelevance", "--limit", "3");
        var predictions = result.GetProperty("predictions");
        Assert.Equal(3, predictions.GetArrayLength());
        Assert.Equal("I have no tool for that.", predictions[0].GetProperty("text").GetString());
        Assert.False(predictions[0].TryGetProperty("prompt", out _));
    }

    private static async Task<JsonElement> AnswerAsync(params string[] options)
    {
        using var stderr = new StringWriter();
        using var stdout = new StringWriter();
        var code = await CommandLine.RunAsync(["eval", "run", "--model", "m", "--json", .. options], stdout, stderr);
        Assert.True(code == ExitCodes.Done, stderr.ToString());
        return JsonDocument.Parse(stdout.ToString().TrimEnd().Split('\n')[^1]).RootElement;
    }
}
