using System.Globalization;
using System.Text;

namespace ToolAce.Modeling.Devices;

/// <summary>
/// NVIDIA's management library: it needs no CUDA context, so that looking costs no GPU memory. It counts all GPUs of the machine by bus address, whatever
/// CUDA_VISIBLE_DEVICES hides, so a GPU is found by its address, or by that variable.
/// </summary>
internal sealed unsafe class Nvml : IGpuLibrary
{
    private const int TextSize = 96;
    private readonly DriverLibrary library;

    private Nvml(DriverLibrary library) => this.library = library;

    /// <summary>Opens and initialises it; null where the driver is absent or refuses.</summary>
    public static Nvml? Open(string file = "libnvidia-ml.so.1")
    {
        var opened = DriverLibrary.Open(file);
        var init = opened?.Find("nvmlInit_v2", "nvmlInit") ?? 0;
        return init != 0 && ((delegate* unmanaged<int>)init)() == 0 ? new Nvml(opened!) : null;
    }

    /// <inheritdoc/>
    public GpuIdentity? Identify(int index) => Identify(index, Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES"));

    internal GpuIdentity? Identify(int index, string? visible)
    {
        var device = ByIndex(Physical(index, visible));
        var name = library.Find("nvmlDeviceGetName");
        return device != 0 && name != 0 && DriverLibrary.Text(TextSize, b => ((delegate* unmanaged<nint, nint, uint, int>)name)(device, b, TextSize)) is { } text
            ? new GpuIdentity(index, text, BusAddress: null)
            : null;
    }

    /// <inheritdoc/>
    public MemoryReading? Memory(GpuIdentity gpu)
    {
        var device = gpu.BusAddress is { } address ? ByAddress(address) : ByIndex(Physical(gpu.Index, Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES")));
        var memory = library.Find("nvmlDeviceGetMemoryInfo");
        var figures = stackalloc ulong[3]; // total, free, used
        return device != 0 && memory != 0 && ((delegate* unmanaged<nint, ulong*, int>)memory)(device, figures) == 0
            ? new MemoryReading((long)figures[0], (long)figures[1], (long)figures[2], "nvml")
            : null;
    }

    /// <summary>The machine's number of the GPU that CUDA calls <paramref name="index"/>; -1 where the variable hides it, the number itself where it says nothing.</summary>
    internal static int Physical(int index, string? visible)
    {
        if (string.IsNullOrWhiteSpace(visible))
        {
            return index;
        }

        var listed = visible.Split(',', StringSplitOptions.TrimEntries);
        return index >= listed.Length ? -1 : int.TryParse(listed[index], NumberStyles.None, CultureInfo.InvariantCulture, out var physical) ? physical : index;
    }

    private nint ByIndex(int index)
    {
        var find = library.Find("nvmlDeviceGetHandleByIndex_v2", "nvmlDeviceGetHandleByIndex");
        nint device = 0;
        return index >= 0 && find != 0 && ((delegate* unmanaged<uint, nint*, int>)find)((uint)index, &device) == 0 ? device : 0;
    }

    private nint ByAddress(string address)
    {
        var find = library.Find("nvmlDeviceGetHandleByPciBusId_v2", "nvmlDeviceGetHandleByPciBusId");
        nint device = 0;
        fixed (byte* text = Encoding.ASCII.GetBytes(address + '\0'))
        {
            return find != 0 && ((delegate* unmanaged<byte*, nint*, int>)find)(text, &device) == 0 ? device : 0;
        }
    }
}
