using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs;

public sealed class GenerateVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task RunAsync_Samples_AreSeveralAnswersWithTokensAndTheSameForTheSameSeed()
    {
        string[] command = ["generate", "--model", VerbRun.Tiny, "--prompt", "please book a room", "--samples", "3", "--temperature", "3", "--max-tokens", "8", "--seed", "5"];
        var (first, again) = (await VerbRun.JsonAsync(command), await VerbRun.JsonAsync(command));
        var answers = first.GetProperty("answers").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2], answers.Select(a => a.GetProperty("sample").GetInt32()));
        Assert.True(answers.Select(a => a.GetProperty("text").GetString()).Distinct().Count() > 1);
        Assert.All(answers, a => Assert.Equal(a.GetProperty("tokenIds").GetArrayLength(), a.GetProperty("logProbs").GetArrayLength()));
        Assert.Equal(first.GetProperty("answers").GetRawText(), again.GetProperty("answers").GetRawText());
        Assert.Equal("torch", first.GetProperty("runtime").GetString());
    }

    [Fact]
    public async Task RunAsync_AFileOfDialogs_IsAskedUpToEachLastAnswer()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome"), OwnData.Call("lima"));
        var file = Path.Combine(folder.Path, "answers.jsonl");
        var result = await VerbRun.JsonAsync("generate", "--model", VerbRun.Tiny, "--data", data, "--max-tokens", "4", "--out", file);
        Assert.False(result.TryGetProperty("answers", out _));
        Assert.Equal(2, File.ReadLines(file).Count());
        var tools = Path.Combine(folder.Path, "tools.json");
        await File.WriteAllTextAsync(tools, """[{"name": "get_weather", "description": "Gives the weather of a city.", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}]""", TestContext.Current.CancellationToken);
        var alone = await VerbRun.JsonAsync("generate", "--model", VerbRun.Tiny, "--prompt", "please tell me the weather in rome", "--tools", tools, "--max-tokens", "4");
        Assert.Contains(alone.GetProperty("answers")[0].GetProperty("text").GetRawText(), File.ReadLines(file).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("times the same answer", "--prompt", "x", "--samples", "2")]
    [InlineData("must be 1 or more", "--prompt", "x", "--max-tokens", "0")]
    [InlineData("brings its own requests", "--prompt", "x", "--data", "y")]
    [InlineData("cannot be used", "--prompt", "x", "--tools", "absent.json")]
    [InlineData("is no ONNX export", "--prompt", "x", "--runtime", "onnx")]
    [InlineData("no runtime 'jax'", "--prompt", "x", "--runtime", "jax")]
    public async Task RunAsync_WhatCannotBe_IsRefusedAsUsage(string part, params string[] options)
    {
        var run = await VerbRun.OfAsync(["generate", "--model", VerbRun.Tiny, .. options]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
