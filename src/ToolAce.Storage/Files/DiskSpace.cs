using ToolAce.Storage.DuckDb;

namespace ToolAce.Storage.Files;

/// <summary>Tells a full disk from every other failure.</summary>
internal static class DiskSpace
{
    /// <summary>Runs <paramref name="write"/>; a full disk comes out as <see cref="DiskFullException"/>.</summary>
    public static void Guard(string folder, Action write)
    {
        try
        {
            write();
        }
        catch (IOException failure) when (IsFull(failure.HResult))
        {
            throw new DiskFullException(folder, failure);
        }
        catch (DuckDbException failure) when (SaysFull(failure.Message))
        {
            throw new DiskFullException(folder, failure);
        }
    }

    private static bool IsFull(int error) => error is Libc.NoSpace or Libc.QuotaExceeded;

    // DuckDB hands the operating system's words through, not its number.
    private static bool SaysFull(string message) =>
        message.Contains("No space left on device", StringComparison.Ordinal) || message.Contains("Disk quota exceeded", StringComparison.Ordinal);
}
