using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cycles.Results;

/// <summary>How much of the disk a home takes, in bytes.</summary>
/// <param name="Cycles">Each cycle's folder, largest first.</param>
/// <param name="Other">Ledger, queue, keys.</param>
/// <param name="Free">What the home's disk has left.</param>
public sealed record StorageUse(IReadOnlyList<(string CycleId, string Name, long Bytes)> Cycles, long Other, long Free)
{
    /// <summary>Measures; cost grows with the files.</summary>
    public static async Task<StorageUse> MeasureAsync(HomeLayout home, Ledger ledger, CancellationToken cancellationToken)
    {
        var cycles = await ledger.CyclesAsync(cancellationToken);
        return await Task.Run(
            () => new StorageUse(
                [.. cycles.Select(c => (c.Id, c.Name, Bytes: SizeOf(home.CycleFolder(c.Id), recursive: true))).OrderByDescending(c => c.Bytes)],
                SizeOf(home.Root, recursive: false) + SizeOf(home.KeysFolder, recursive: true) + SizeOf(home.DownloadsFolder, recursive: true),
                new DriveInfo(home.Root).AvailableFreeSpace),
            cancellationToken);
    }

    private static long SizeOf(string folder, bool recursive)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var total = 0L;
        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", options) : [])
        {
            try
            {
                total += file.Length;
            }
            catch (FileNotFoundException)
            {
                // a running stage has renamed it meanwhile
            }
        }

        return total;
    }
}
