using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ToolAce.Storage.Files;

/// <summary>The three calls that .NET does not offer: a handle on a folder, a handle that takes no lock of its own, and flock.</summary>
internal static partial class Libc
{
    public const int NoSpace = 28;
    public const int QuotaExceeded = 122;
    public const int WouldBlock = 11;
    private const int ReadWriteCreate = 0x2 | 0x40;
    private const int CloseOnExec = 0x80000;
    private const int ExclusiveNonBlocking = 2 | 4;

    /// <summary>A folder's handle, for fsync.</summary>
    public static SafeFileHandle OpenFolder(string path) => Checked(Open(path, CloseOnExec, 0), path);

    /// <summary>A file's handle that children do not inherit: a lock held through it dies with this process alone.</summary>
    public static SafeFileHandle OpenUnlocked(string path) => Checked(Open(path, ReadWriteCreate | CloseOnExec, 0b110_100_100), path);

    /// <summary>True when the exclusive lock is now ours, false when another process has it.</summary>
    public static bool TryLock(SafeFileHandle file, string path)
    {
        if (Flock(file, ExclusiveNonBlocking) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == WouldBlock ? false : throw Failure(error, path);
    }

    /// <summary>Forces a file or folder to disk.</summary>
    public static void Sync(SafeFileHandle file, string path)
    {
        if (Fsync(file) != 0)
        {
            throw Failure(Marshal.GetLastPInvokeError(), path);
        }
    }

    private static SafeFileHandle Checked(SafeFileHandle handle, string path)
    {
        if (!handle.IsInvalid)
        {
            return handle;
        }

        var error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        throw Failure(error, path);
    }

    private static IOException Failure(int error, string path) => new($"{path}: {Marshal.GetPInvokeErrorMessage(error)}", error);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
