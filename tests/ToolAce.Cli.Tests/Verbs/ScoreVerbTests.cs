using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs;

public sealed class ScoreVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string data;

    public ScoreVerbTests() => data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome"), OwnData.Call("lima"), OwnData.Words("hello", "I have no tool for that."));

    [Fact]
    public async Task RunAsync_TopKAtEveryToken_AddsUpToTheComplexity()
    {
        var result = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--data", data, "--top-k", "3");
        var rows = result.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(3, rows.Count);
        foreach (var row in rows)
        {
            var positions = row.GetProperty("positions").EnumerateArray().ToList();
            Assert.Equal(row.GetProperty("tokens").GetInt32(), positions.Count);
            Assert.Equal(-positions.Average(p => p.GetProperty("logProb").GetDouble()), row.GetProperty("complexity").GetDouble(), 1e-4);
            Assert.All(positions, p => Assert.Equal(3, p.GetProperty("top").GetArrayLength()));
            Assert.Equal(row.GetProperty("complexity").GetDouble(), Assert.Single(row.GetProperty("turns").EnumerateArray()).GetProperty("complexity").GetDouble(), 1e-9);
            Assert.Equal(Math.Exp(row.GetProperty("complexity").GetDouble()), row.GetProperty("perplexity").GetDouble(), 1e-9);
        }

        Assert.Equal(rows.Average(r => r.GetProperty("complexity").GetDouble()), result.GetProperty("complexity").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task RunAsync_AtValues_AsksOncePerArgument()
    {
        var result = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--data", data, "--top-k", "1", "--at", "values");
        Assert.Equal([1, 1, 0], result.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("positions").GetArrayLength()));
    }

    [Theory]
    [InlineData("scores.jsonl")]
    [InlineData("scores.parquet")]
    public async Task RunAsync_AFile_HoldsWhatTheObjectWouldHold(string name)
    {
        var file = Path.Combine(folder.Path, "made", name);
        var result = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--data", data, "--out", file);
        Assert.Equal((file, false), (result.GetProperty("file").GetString(), result.TryGetProperty("rows", out _)));
        var inline = await VerbRun.JsonAsync("score", "--model", VerbRun.Tiny, "--data", data);
        Assert.Equal(["own-000000", "own-000001", "own-000002"], inline.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.Equal([file], Directory.GetFiles(Path.Combine(folder.Path, "made")));
        if (name.EndsWith("jsonl", StringComparison.Ordinal))
        {
            Assert.Equal(inline.GetProperty("rows").EnumerateArray().Select(r => r.GetRawText()), File.ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement.GetRawText()));
        }
        else
        {
            Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..4]);
        }
    }

    [Theory]
    [InlineData("no position 'everywhere'", "--at", "everywhere")]
    [InlineData("no number of tokens", "--top-k", "-1")]
    [InlineData("neither a .jsonl nor a .parquet", "--out", "rows.csv")]
    [InlineData("model.precision is float64", "--dtype", "float64")]
    public async Task RunAsync_WhatCannotBe_IsRefusedAsUsage(string part, params string[] options)
    {
        var run = await VerbRun.OfAsync(["score", "--model", VerbRun.Tiny, "--data", data, .. options]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
