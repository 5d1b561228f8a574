using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ToolAce.Modeling.Files;

/// <summary>Forces what was written to the disk, names included: a renamed file survives a power cut only once its folder was synced.</summary>
public static partial class DiskSync
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Every file of a folder, then the folder itself.</summary>
    public static void FolderAndFiles(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            Contents(file);
        }

        Folder(folder);
    }

    /// <summary>A folder's names. .NET opens no folders, so libc does.</summary>
    public static void Folder(string folder)
    {
        if (OperatingSystem.IsLinux())
        {
            ByReading(folder);
        }
    }

    private static void Contents(string file)
    {
        if (OperatingSystem.IsLinux())
        {
            // Files that nobody may write can be synced too.
            ByReading(file);
            return;
        }

        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private static void ByReading(string path)
    {
        using var handle = Open(path, CloseOnExec);
        if (handle.IsInvalid || Fsync(handle) != 0)
        {
            throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);
}
