using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Devices;

/// <summary>Where a model runs and in which type, with the reason.</summary>
/// <param name="Device">The device.</param>
/// <param name="Dtype">Type of weights and activations.</param>
/// <param name="Why">One line for logs: device, type, and why these.</param>
public sealed record DeviceChoice(Device Device, ScalarType Dtype, string Why)
{
    /// <summary>
    /// What a request means on this machine. Without <paramref name="dtype"/> it is bfloat16 on a GPU (half the memory, and what its matrix units are made for) and float32 on
    /// the processor.
    /// </summary>
    /// <exception cref="DeviceAbsentException">A GPU is asked for that is not there.</exception>
    public static DeviceChoice Of(DeviceRequest request, ScalarType? dtype = null) =>
        Of(request, dtype, request.IsCpu || !cuda.is_available() ? [] : [.. Enumerable.Range(0, cuda.device_count()).Select(i => DeviceMemory.NameOf(i) ?? "unnamed GPU")]);

    internal static DeviceChoice Of(DeviceRequest request, ScalarType? dtype, IReadOnlyList<string> gpus)
    {
        Require(request, gpus);
        var gpu = request.Gpu ?? (gpus.Count > 0 && !request.IsCpu ? 0 : (int?)null);
        var type = dtype ?? (gpu is null ? ScalarType.Float32 : ScalarType.BFloat16);
        var asWhat = dtype is null ? $"the standard type there" : "as asked";
        var where = (gpu, request.Gpu, request.IsCpu) switch
        {
            ({ } index, null, _) => $"cuda:{index} ({gpus[index]}) because a GPU is usable",
            ({ } index, _, _) => $"cuda:{index} ({gpus[index]}) as asked",
            (_, _, true) => "cpu as asked",
            _ => "cpu because no GPU is usable",
        };
        return new DeviceChoice(gpu is { } n ? new Device(DeviceType.CUDA, n) : CPU, type, $"{where}, in {NameOf(type)}, {asWhat}");
    }

    /// <summary>Refuses a GPU that is not among the usable ones, named in order; why there is none may be told in brackets.</summary>
    /// <exception cref="DeviceAbsentException">It is not there.</exception>
    public static void Require(DeviceRequest request, IReadOnlyList<string> gpus, string? whyNone = null)
    {
        if (request.Gpu is { } asked && asked >= gpus.Count)
        {
            throw new DeviceAbsentException(
                $"{request} is asked for, but {(gpus.Count == 0 ? $"no GPU is usable here, only the cpu{(whyNone is null ? "" : $" ({whyNone})")}" : $"there is only {List(gpus)}")} "
                + "(toolace doctor says what is missing); use auto, cpu or a device that is there.");
        }
    }

    private static string List(IReadOnlyList<string> gpus) => string.Join(", ", gpus.Select((name, i) => $"cuda:{i} ({name})"));

    private static string NameOf(ScalarType type) => type.ToString().ToLowerInvariant();
}
