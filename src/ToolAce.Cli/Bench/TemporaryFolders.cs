namespace ToolAce.Cli.Bench;

/// <summary>Removes folders in which a killed process may still be writing its last file.</summary>
internal static class TemporaryFolders
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Removes it with all it holds; a folder that is gone is left alone.</summary>
    public static void Delete(string folder)
    {
        for (var left = Tries; Directory.Exists(folder); left--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (left > 0)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
