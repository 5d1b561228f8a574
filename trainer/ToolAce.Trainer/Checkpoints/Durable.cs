using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ToolAce.Trainer.Checkpoints;

/// <summary>Makes written files survive a power cut.</summary>
internal static partial class Durable
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Forces every file of a folder, and the folder's own list of them, to the disk.</summary>
    public static void Flush(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }

        FlushNames(folder);
    }

    /// <summary>Forces a folder's list of files to the disk: what was renamed there stays renamed. .NET opens no folders, so libc does.</summary>
    public static void FlushNames(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var handle = Open(folder, CloseOnExec, 0);
        if (handle.IsInvalid || Fsync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"{folder}: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);
}
