using System.Globalization;
using System.Text.Json;

namespace TorchSharp.Tests.Goldens;

/// <summary>What PyTorch computed, from goldens.json (written by make_goldens.py).</summary>
internal static class Golden
{
    public static readonly JsonElement Root = Read();

    public static IEnumerable<string> CaseNames => Root.GetProperty("cases").EnumerateObject().Select(p => p.Name);

    public static JsonElement Case(string name) => Root.GetProperty("cases").GetProperty(name);

    public static JsonElement Section(string section, string name) => Root.GetProperty(section).GetProperty(name);

    /// <summary>The list of tensors under a key; null stays null.</summary>
    public static Tensor?[] Tensors(
        JsonElement list) =>
        [.. list.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? null : Tensor(e))];

    public static Tensor Tensor(JsonElement packed)
    {
        var values = packed.GetProperty("d").EnumerateArray().Select(Number).ToArray();
        var shape = packed.GetProperty("s").EnumerateArray().Select(e => e.GetInt64()).ToArray();
        var type = packed.GetProperty("t").GetString() switch
        {
            "f" => ScalarType.Float32,
            "d" => ScalarType.Float64,
            "i" => ScalarType.Int64,
            "n" => ScalarType.Int32,
            "b" => ScalarType.Bool,
            "h" => ScalarType.BFloat16,
            var other => throw new InvalidDataException($"unknown kind {other}"),
        };
        return tensor(values, shape, type);
    }

    public static double Number(JsonElement e) => e.ValueKind != JsonValueKind.String ? e.GetDouble() : e.GetString() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        var other => double.Parse(other!, CultureInfo.InvariantCulture),
    };

    /// <summary>Same type, same shape, and every element within tolerance (exactly equal for whole numbers).</summary>
    public static void AssertSame(Tensor expected, Tensor actual, string what, double relative = 1e-5, double absolute = 2e-6)
    {
        Assert.True(expected.dtype == actual.dtype, $"{what}: {expected.dtype} was expected, {actual.dtype} came");
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}: shape {expected} was expected, {actual} came");
        using var wanted = expected.to(ScalarType.Float64);
        using var got = actual.detach().to(ScalarType.Float64).contiguous();
        var (a, b) = (wanted.data<double>().ToArray(), got.data<double>().ToArray());
        var exact = !expected.is_floating_point();
        if (expected.dtype == ScalarType.BFloat16)
        {
            (relative, absolute) = (1e-2, 1e-2);
        }

        for (var i = 0; i < a.Length; i++)
        {
            var near = a[i].Equals(b[i]) || (!exact && Math.Abs(a[i] - b[i]) <= absolute + (relative * Math.Abs(a[i])));
            Assert.True(near, $"{what}: element {i} is {b[i]}, not {a[i]}");
        }
    }

    private static JsonElement Read()
    {
        using var stream = typeof(Golden).Assembly.GetManifestResourceStream("goldens.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
