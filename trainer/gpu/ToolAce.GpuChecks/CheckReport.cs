using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.GpuChecks;

/// <summary>A check's result as one JSON object: on the last line of stdout and, where asked, in a file.</summary>
internal static class CheckReport
{
    public static void Write(object report, string? file)
    {
        var line = JsonSerializer.Serialize(report, CoreJson.Options);
        Console.WriteLine(line);
        if (file is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, line + "\n");
        }
    }

    /// <summary>What happens meanwhile, for whoever watches.</summary>
    public static void Note(string text) => Console.Error.WriteLine(text);
}
