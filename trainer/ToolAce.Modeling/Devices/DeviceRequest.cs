using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolAce.Modeling.Devices;

/// <summary>What a config or an option asks for: <c>auto</c>, <c>cpu</c>, or <c>cuda:N</c> (<c>cuda</c> is <c>cuda:0</c>).</summary>
[JsonConverter(typeof(AsText))]
public readonly record struct DeviceRequest
{
    private DeviceRequest(bool cpu, int? gpu)
    {
        IsCpu = cpu;
        Gpu = gpu;
    }

    /// <summary>A GPU when one is usable, else the processor.</summary>
    public static DeviceRequest Auto => default;

    /// <summary>The processor.</summary>
    public static DeviceRequest Cpu { get; } = new(cpu: true, gpu: null);

    /// <summary>The words, for messages and completions.</summary>
    public static string Allowed => "auto, cpu or cuda:N (N from 0)";

    /// <summary>Whether the processor is asked for.</summary>
    public bool IsCpu { get; }

    /// <summary>The number of the GPU asked for; null where none is.</summary>
    public int? Gpu { get; }

    /// <summary>The GPU of a number.</summary>
    public static DeviceRequest Cuda(int index) => new(cpu: false, index);

    /// <summary>Reads a request; letters of any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceRequest request)
    {
        var word = text?.Trim().ToLowerInvariant();
        var number = word is not null && word.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(word["cuda:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        (request, var known) = word switch
        {
            "auto" => (Auto, true),
            "cpu" => (Cpu, true),
            "cuda" => (Cuda(0), true),
            _ => (number >= 0 ? Cuda(number) : Auto, number >= 0),
        };
        return known;
    }

    /// <summary>The same as text.</summary>
    public override string ToString() => IsCpu ? "cpu" : Gpu is { } index ? $"cuda:{index}" : "auto";

    private sealed class AsText : JsonConverter<DeviceRequest>
    {
        public override DeviceRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var request) ? request : throw new JsonException($"a device is {Allowed}");

        public override void Write(Utf8JsonWriter writer, DeviceRequest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
