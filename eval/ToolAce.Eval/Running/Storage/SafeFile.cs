namespace ToolAce.Eval.Running.Storage;

/// <summary>Writes a file wholly or not at all.</summary>
internal static class SafeFile
{
    public static void Write(string path, string text)
    {
        var temporary = path + ".new";
        using (var writer = new StreamWriter(File.Create(temporary)))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
