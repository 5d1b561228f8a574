namespace ToolAce.Modeling.Devices;

/// <summary>
/// CUDA's driver API: it counts GPUs as torch does. Its memory figures need a context; the primary one is borrowed, which a process that computes there has anyway.
/// </summary>
internal sealed unsafe class CudaDriver : IGpuLibrary
{
    private const int TextSize = 256;
    private readonly DriverLibrary library;

    private CudaDriver(DriverLibrary library) => this.library = library;

    /// <summary>Opens and initialises it; null where the driver is absent or refuses.</summary>
    public static CudaDriver? Open(string file = "libcuda.so.1")
    {
        var opened = DriverLibrary.Open(file);
        var init = opened?.Find("cuInit") ?? 0;
        return init != 0 && ((delegate* unmanaged<uint, int>)init)(0) == 0 ? new CudaDriver(opened!) : null;
    }

    /// <inheritdoc/>
    public GpuIdentity? Identify(int index)
    {
        var (name, address) = (library.Find("cuDeviceGetName"), library.Find("cuDeviceGetPCIBusId"));
        if (Device(index) is not { } device || name == 0)
        {
            return null;
        }

        var text = DriverLibrary.Text(TextSize, b => ((delegate* unmanaged<nint, int, int, int>)name)(b, TextSize, device));
        var bus = address == 0 ? null : DriverLibrary.Text(TextSize, b => ((delegate* unmanaged<nint, int, int, int>)address)(b, TextSize, device));
        return text is null ? null : new GpuIdentity(index, text, bus);
    }

    /// <inheritdoc/>
    public MemoryReading? Memory(GpuIdentity gpu)
    {
        var (retain, release) = (library.Find("cuDevicePrimaryCtxRetain"), library.Find("cuDevicePrimaryCtxRelease_v2", "cuDevicePrimaryCtxRelease"));
        var (push, pop, info) = (library.Find("cuCtxPushCurrent_v2"), library.Find("cuCtxPopCurrent_v2"), library.Find("cuMemGetInfo_v2"));
        nint context = 0;
        if (Device(gpu.Index) is not { } device || retain == 0 || release == 0 || push == 0 || pop == 0 || info == 0
            || ((delegate* unmanaged<nint*, int, int>)retain)(&context, device) != 0)
        {
            return null;
        }

        try
        {
            if (((delegate* unmanaged<nint, int>)push)(context) != 0)
            {
                return null;
            }

            nuint free = 0, total = 0;
            var code = ((delegate* unmanaged<nuint*, nuint*, int>)info)(&free, &total);
            _ = ((delegate* unmanaged<nint*, int>)pop)(&context);
            return code == 0 ? new MemoryReading((long)total, (long)free, (long)(total - free), "cuda driver") : null;
        }
        finally
        {
            _ = ((delegate* unmanaged<int, int>)release)(device);
        }
    }

    private int? Device(int index)
    {
        var get = library.Find("cuDeviceGet");
        var device = 0;
        return get != 0 && ((delegate* unmanaged<int*, int, int>)get)(&device, index) == 0 ? device : null;
    }
}
