using System.Runtime.InteropServices;
using System.Text;

namespace ToolAce.Modeling.Devices;

/// <summary>A library of the driver, opened by name, with its functions looked up as they are needed.</summary>
internal sealed unsafe class DriverLibrary
{
    private readonly nint handle;

    private DriverLibrary(nint handle) => this.handle = handle;

    /// <summary>Opens the first that is there; null where none is, as on every machine without the driver.</summary>
    public static DriverLibrary? Open(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return new DriverLibrary(handle);
            }
        }

        return null;
    }

    /// <summary>The address of the first function of these names; 0 where there is none.</summary>
    public nint Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryGetExport(handle, name, out var address))
            {
                return address;
            }
        }

        return 0;
    }

    /// <summary>Calls a function that fills a text buffer; null where it fails.</summary>
    public static string? Text(int size, Func<nint, int> fill)
    {
        var buffer = NativeMemory.AllocZeroed((nuint)size);
        try
        {
            return fill((nint)buffer) == 0 ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)buffer)) : null;
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }
}
