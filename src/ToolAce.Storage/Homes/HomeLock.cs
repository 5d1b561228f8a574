using System.Text;
using Microsoft.Win32.SafeHandles;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Homes;

/// <summary>
/// One process a home. The lock is the kernel's (flock), so it ends with the process however that ends; the number in the file only serves the message.
/// </summary>
public sealed class HomeLock : IDisposable
{
    private const int Tries = 10;
    private readonly SafeFileHandle held;

    private HomeLock(SafeFileHandle held) => this.held = held;

    /// <summary>Takes the home, which is made if it is not there.</summary>
    /// <exception cref="HomeInUseException">Another process, or another part of this one, has it.</exception>
    public static HomeLock Acquire(HomeLayout home)
    {
        home.Ensure();
        var file = Libc.OpenUnlocked(home.LockFile);
        if (!TryLock(file, home))
        {
            var holder = ReadPid(file);
            file.Dispose();
            throw new HomeInUseException(home.Root, holder);
        }

        RandomAccess.SetLength(file, 0);
        RandomAccess.Write(file, Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"), 0);
        return new HomeLock(file);
    }

    /// <summary>The process that holds the home, or null when it is free.</summary>
    public static int? Holder(HomeLayout home)
    {
        if (!File.Exists(home.LockFile))
        {
            return null;
        }

        using var file = Libc.OpenUnlocked(home.LockFile);
        return Libc.TryLock(file, home.LockFile) ? null : ReadPid(file);
    }

    /// <summary>Gives the home back. The file stays: deleting it would let two processes lock two files of one name.</summary>
    public void Dispose() => held.Dispose();

    // Someone who only asks for the holder has the lock for an instant.
    private static bool TryLock(SafeFileHandle file, HomeLayout home)
    {
        for (var left = Tries; ; Thread.Sleep(20))
        {
            if (Libc.TryLock(file, home.LockFile) || --left == 0)
            {
                return left > 0;
            }
        }
    }

    private static int? ReadPid(SafeFileHandle file)
    {
        Span<byte> text = stackalloc byte[16];
        var length = RandomAccess.Read(file, text, 0);
        return int.TryParse(Encoding.ASCII.GetString(text[..length]).Trim(), out var pid) ? pid : null;
    }
}
