using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Json;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts;

/// <summary>The parts as a program sees them that shares no code with the one that wrote them.</summary>
public sealed class IndependentReaderTests
{
    [Fact]
    public void Publish_Part_HoldsTheSameValuesForHyparquet()
    {
        using var folder = new TemporaryFolder();
        var artifact = Samples.Write(folder.Path, rows: 200, rowsPerPart: 200);

        var read = JsonNode.Parse(RunNode(Repository.PathOf("node_modules"), artifact.PathOf("part-00000.parquet")))!.AsArray();

        Assert.Equal(200, read.Count);
        for (var i = 0; i < read.Count; i++)
        {
            Assert.Equal(Expected(Samples.Row(i)).ToJsonString(), read[i]!.ToJsonString());
        }
    }

    // What the part should say, written out member by member: numbers as the reader's script prints them, free-form members as JSON text.
    private static JsonObject Expected(SampleRow row) => new()
    {
        ["id"] = row.Id,
        ["kind"] = Word(row.Kind),
        ["large"] = row.Large.ToString(),
        ["real"] = Real(row.Real),
        ["whole"] = row.Whole,
        ["unsigned"] = row.Unsigned.ToString(),
        ["small"] = Real(row.Small),
        ["flag"] = row.Flag,
        ["maybeWhole"] = row.MaybeWhole,
        ["maybeReal"] = row.MaybeReal is { } real ? Real(real) : null,
        ["maybeKind"] = row.MaybeKind is { } kind ? Word(kind) : null,
        ["maybeText"] = row.MaybeText,
        ["words"] = new JsonArray([.. row.Words.Select(w => JsonValue.Create(w))]),
        ["maybeWords"] = row.MaybeWords is null ? null : new JsonArray([.. row.MaybeWords.Select(w => JsonValue.Create(w))]),
        ["inner"] = row.Inner is null ? null : Inner(row.Inner),
        ["inners"] = new JsonArray([.. row.Inners.Select(Inner)]),
        ["table"] = new JsonArray([.. row.Table.Select(line => new JsonArray([.. line.Select(n => JsonValue.Create(n))]))]),
        ["schema"] = Text(row.Schema),
        ["literal"] = Text(row.Literal),
        ["tree"] = row.Tree is null ? null : new JsonObject { ["name"] = row.Tree.Name, ["children"] = Text(row.Tree.Children) },
        ["counts"] = Text(row.Counts),
    };

    private static JsonObject Inner(SampleInner inner) => new()
    {
        ["name"] = inner.Name,
        ["values"] = new JsonArray([.. inner.Values.Select(Real)]),
        ["value"] = Text(inner.Value),
    };

    private static string Word(SampleKind kind) => kind == SampleKind.Plain ? "plain" : "with_two_words";

    private static JsonNode Real(double value) =>
        double.IsFinite(value) && !(value == 0 && double.IsNegative(value)) ? JsonNode.Parse(JavaScript(value))! : (JsonNode)value.ToString();

    private static string? Text<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, CoreJson.Options);

    // JSON.stringify's notation, so that the comparison can be one of text.
    private static string JavaScript(double value)
    {
        var digits = value.ToString("R");
        return Math.Abs(value) is >= 1e15 and < 1e21
            ? new System.Numerics.BigInteger(decimal.Parse(digits, System.Globalization.NumberStyles.Float)).ToString()
            : digits.Replace("E", "e");
    }

    private static string RunNode(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Artifacts/read-parquet.mjs"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.Result);
        return output;
    }
}
