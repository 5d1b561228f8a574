using System.Text.Json;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Verbs.Data;

public sealed class VerifyVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("rules", "verdicts.jsonl")]
    [InlineData("both", "verdicts.parquet")]
    public async Task RunAsync_MixedRows_TheFunnelBalancesAndEveryRowHasItsReason(string layers, string name)
    {
        var rows = Enumerable.Range(0, 20).Select(i => i % 4 == 0 ? OwnData.Call("rome") : OwnData.Words($"hello {i}", "I have no tool for that."));
        var data = OwnData.Write(folder.Path, "own.jsonl", [.. rows, "{\"text\": 1}"]);
        var target = Path.Combine(folder.Path, "made", name);
        var result = await VerbRun.JsonAsync("verify", data, "--layers", layers, "--out", target);
        int Count(string key) => result.GetProperty(key).GetInt32();
        Assert.Equal((21, 1), (Count("in"), Count("unreadable")));
        Assert.Equal(21, Count("accepted") + Count("rejected") + Count("unsure") + Count("unreadable"));
        Assert.Equal(Count("rejected"), result.GetProperty("rejectedBy").EnumerateObject().Sum(p => p.Value.GetInt32()));
        Assert.True(Count("rejected") >= 5); // calls that nothing answers
        Assert.Equal(target, result.GetProperty("file").GetString());
        if (name.EndsWith("jsonl", StringComparison.Ordinal))
        {
            var lines = File.ReadLines(target).Select(l => JsonDocument.Parse(l).RootElement).ToList();
            Assert.Equal(21, lines.Count);
            Assert.All(lines, l => Assert.NotEmpty(l.GetProperty("reason").GetString()!));
            Assert.Equal(("line 21", "unreadable"), (lines[20].GetProperty("place").GetString(), lines[20].GetProperty("outcome").GetString()));
        }

        var open = await VerbRun.JsonAsync("verify", data, "--layers", "rules", "--open-end");
        Assert.True(open.GetProperty("rejected").GetInt32() < Count("rejected"));
    }

    [Fact]
    public async Task RunAsync_PreviewWithOut_WritesNothingButWithYes()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", Enumerable.Repeat(OwnData.Call("rome"), 30));
        var target = Path.Combine(folder.Path, "made", "verdicts.jsonl");
        Assert.Equal(10, (await VerbRun.JsonAsync("verify", data, "--preview", "--out", target)).GetProperty("in").GetInt32());
        Assert.False(Directory.Exists(Path.GetDirectoryName(target)));
        Assert.Equal(30, (await VerbRun.JsonAsync("verify", data, "--preview", "--yes", "--out", target)).GetProperty("in").GetInt32());
        Assert.Equal(30, File.ReadLines(target).Count());
    }

    [Fact]
    public async Task RunAsync_Preview_ShowsTenRows()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", Enumerable.Repeat(OwnData.Call("rome"), 30));
        var run = await VerbRun.OfAsync("verify", data, "--preview", "--json");
        Assert.Equal((10, 10), (run.Json.GetProperty("in").GetInt32(), run.Json.GetProperty("rows").GetArrayLength()));
        Assert.Contains("line 10: ", run.Stderr, StringComparison.Ordinal);
        Assert.Single(run.Stdout.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task RunAsync_ParquetDataSet_IsReadAsItsDialogsWere()
    {
        var data = OwnData.Write(folder.Path, "own.jsonl", OwnData.Call("rome"), OwnData.Words("hello", "I have no tool for that."));
        var parquet = Path.Combine(folder.Path, "set", "part-00000.parquet");
        using (var rows = ToolAce.Cli.Verbs.Models.RowFile.Create(parquet))
        {
            foreach (var line in File.ReadLines(data))
            {
                rows.Add(JsonSerializer.Deserialize<JsonElement>(line));
            }

            rows.Publish(TestContext.Current.CancellationToken);
        }

        var (lines, table) = (await VerbRun.JsonAsync("verify", data), await VerbRun.JsonAsync("verify", Path.GetDirectoryName(parquet)!));
        Assert.Equal(lines.GetRawText(), table.GetRawText());
    }

    [Fact]
    public async Task RunAsync_PublicToolAceSample_ReadsEveryRowAndSaysWhyOthersFail()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("TOOLACE_DATA") ?? Path.Combine(ProgramRoot.Current(), "..", "shared", "data"), "toolace-public-100.jsonl");
        Assert.SkipUnless(File.Exists(file), $"needs {file}; set TOOLACE_DATA to the folder of the public data");
        var result = await VerbRun.JsonAsync("verify", file, "--open-end");
        TestContext.Current.TestOutputHelper?.WriteLine(result.GetRawText());
        Assert.Equal((100, 0), (result.GetProperty("in").GetInt32(), result.GetProperty("unreadable").GetInt32()));
    }

    [Theory]
    [InlineData("no layers 'all'", "a", "--layers", "all")]
    [InlineData("neither a .jsonl nor a .parquet", "a", "--out", "x.csv")]
    [InlineData("There is no", null)]
    [InlineData("is empty", "")]
    [InlineData("binary", "PK\0\0")]
    public async Task RunAsync_WhatCannotBe_IsBadUsage(string part, string? text, params string[] options)
    {
        var file = text is null ? Path.Combine(folder.Path, "none.jsonl") : folder.Write("file.jsonl", text);
        var run = await VerbRun.OfAsync(["verify", file, .. options]);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains(part, run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Latin1_IsBadUsage_Utf16WithItsMarkIsRead()
    {
        var file = Path.Combine(folder.Path, "file.jsonl");
        var row = OwnData.Words("größe?", "I have no tool for that.");
        var spoken = row.Replace("\\u00F6", "ö", StringComparison.Ordinal).Replace("\\u00DF", "ß", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, spoken, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken);
        var run = await VerbRun.OfAsync("verify", file);
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("not UTF-8", run.Stderr, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, spoken, System.Text.Encoding.Unicode, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await VerbRun.JsonAsync("verify", file)).GetProperty("unreadable").GetInt32());
    }

    [Fact]
    public async Task RunAsync_BrokenParquet_IsBadUsage()
    {
        var run = await VerbRun.OfAsync("verify", folder.Write("file.parquet", "PAR1 and no more"));
        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("Parquet file cannot be read", run.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
