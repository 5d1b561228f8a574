using System.Numerics;
using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Storage.Tests.Support;

/// <summary>Rows that follow from their index.</summary>
internal static class Samples
{
    public const int Rows = 2_000;
    public const int RowsPerPart = 100;
    private static readonly string[] Texts =
        ["", "plain", "żółć 🙂 漢字", "line\nbreak\ttab", "quote \" and \\ back", "nul \0 inside", "null", "{\"a\":1}", "NaN, Infinity", " padded "];

    private static readonly double[] Reals =
    [
        0.0, -0.0, 1.0 / 3, double.Epsilon, double.MaxValue, double.MinValue, 1e15, 1e16, 123456789012345680.0, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity,
    ];

    private static readonly long[] Larges = [0, -1, long.MaxValue, long.MinValue, (1L << 53) + 1, -(1L << 53) - 1];

    public static ArtifactRecipe Recipe { get; } = new("sample", "rows", "f1", "1", 7, [new("other", "00ff")]);

    public static ArtifactStore Store(string root) => new(root, TimeProvider.System);

    public static ArtifactDraft Draft(string root) => Store(root).Create("rows", Recipe);

    public static Artifact Write(string root, int rows = Rows, int rowsPerPart = RowsPerPart)
    {
        using var writer = Draft(root).OpenWriter<SampleRow>(rowsPerPart);
        writer.AddRange(Enumerable.Range(0, rows).Select(Row));
        return writer.Publish(CancellationToken.None);
    }

    public static SampleRow Row(int index)
    {
        var random = Seeds.Stream(11, "row", index);
        return new SampleRow($"r{index:0000}", random.Pick(Enum.GetValues<SampleKind>()), random.Pick(Larges), random.Pick(Reals))
        {
            Whole = random.Next(int.MinValue, int.MaxValue),
            Unsigned = random.Chance(0.5) ? ulong.MaxValue : 0,
            Small = random.Chance(0.5) ? 0.1f : float.NaN,
            Flag = random.Chance(0.5),
            MaybeWhole = random.Chance(0.5) ? index : null,
            MaybeReal = random.Chance(0.5) ? random.NextDouble() : null,
            MaybeKind = random.Chance(0.5) ? SampleKind.WithTwoWords : null,
            MaybeText = random.Chance(0.3) ? null : random.Pick(Texts),
            Words = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Pick(Texts))],
            MaybeWords = random.Chance(0.3) ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Chance(0.3) ? null : random.Pick(Texts))],
            Inner = random.Chance(0.3) ? null : Inner(random),
            Inners = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Inner(random))],
            Table = [.. Enumerable.Range(0, random.Next(3)).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, random.Next(3))])],
            Schema = random.Chance(0.3) ? null : Schema(Value(random)),
            Literal = random.Chance(0.3) ? null : Value(random),
            Tree = random.Chance(0.3) ? null : new SampleTree("root", [new(random.Pick(Texts), []), new("b", [new("c", [])])]),
            Counts = random.Chance(0.3) ? null : new Dictionary<string, int>(StringComparer.Ordinal) { ["z"] = 1, ["a"] = index },
        };
    }

    /// <summary>Everything a row holds, as text in which equal rows are equal.</summary>
    public static string Text(SampleRow row) => JsonSerializer.Serialize(row, Readable);

    private static JsonSerializerOptions Readable { get; } = new(CoreJson.Options)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    private static SampleInner Inner(Random random) =>
        new(random.Pick(Texts), [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Pick(Reals))], random.Chance(0.4) ? null : Value(random));

    private static Schema Schema(Literal initial) =>
        new() { Type = SchemaType.Dict, Properties = [new("a b", new Schema { Type = SchemaType.Integer, Default = initial })], Required = ["a b"] };

    private static Literal Value(Random random) => random.Next(6) switch
    {
        0 => Literal.Null.Value,
        1 => new Literal.Integer(BigInteger.Pow(10, 40) + 1),
        2 => new Literal.Real(1e300),
        3 => new Literal.Text(random.Pick(Texts)),
        4 => new Literal.Map([new("b", new Literal.Real(1.0)), new("a", new Literal.Bool(true)), new("b", new Literal.Integer(2))]),
        _ => new Literal.List([Literal.Null.Value, new Literal.List([])]),
    };
}
