namespace ToolAce.Storage.Files;

/// <summary>
/// The disk or the quota under <paramref name="folder"/> is used up. What was committed before is whole; retrying helps once there is room.
/// </summary>
public sealed class DiskFullException(string folder, Exception inner)
    : IOException(
        $"No space left under {folder} ({Room(folder)}). Free some space and run the same command again: it goes on after the last whole part.", inner)
{
    /// <summary>Where the write failed.</summary>
    public string Folder { get; } = folder;

    private static string Room(string folder) =>
        Directory.Exists(folder) ? $"{new DriveInfo(folder).AvailableFreeSpace:N0} bytes free of {new DriveInfo(folder).TotalSize:N0}" : "folder gone";
}
