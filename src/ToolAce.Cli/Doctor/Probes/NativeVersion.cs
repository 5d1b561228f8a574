using System.Runtime.InteropServices;

namespace ToolAce.Cli.Doctor.Probes;

/// <summary>Asks a native library for its version, without the room that uses it.</summary>
internal static unsafe class NativeVersion
{
    /// <summary>What the export <paramref name="function"/> (no arguments, answers a static C string) says; null where the library cannot be loaded.</summary>
    public static string? Text(string library, string function)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
        {
            return null;
        }

        var answer = (delegate* unmanaged[Cdecl]<byte*>)NativeLibrary.GetExport(handle, function);
        return Marshal.PtrToStringUTF8((nint)answer());
    }

    /// <summary>What the export <paramref name="function"/> (no arguments, answers an int) says; null where the library cannot be loaded.</summary>
    public static int? Number(string library, string function) =>
        NativeLibrary.TryLoad(library, out var handle) ? ((delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(handle, function))() : null;
}
