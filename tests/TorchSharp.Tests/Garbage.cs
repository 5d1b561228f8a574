using System.Runtime.InteropServices;

namespace TorchSharp.Tests;

/// <summary>What earlier tests left to the finalizer and to the allocator, out of the way before tensors or memory are counted.</summary>
internal static partial class Garbage
{
    public static void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        malloc_trim(0); // or what is made next takes freed memory, which counts as resident already
    }

    [LibraryImport("libc")]
    private static partial int malloc_trim(nuint pad);
}
