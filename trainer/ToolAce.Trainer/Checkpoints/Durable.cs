using Microsoft.Win32.SafeHandles;

namespace ToolAce.Trainer.Checkpoints;

/// <summary>Makes written files survive a power cut.</summary>
internal static class Durable
{
    /// <summary>Flushes every file of a folder to the disk.</summary>
    public static void Flush(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }
    }
}
