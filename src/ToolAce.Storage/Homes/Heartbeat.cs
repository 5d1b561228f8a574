using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Homes;

/// <summary>The sign of life of a stage's process: who it is, and when it last said so.</summary>
public sealed record Heartbeat(ProcessIdentity Process, DateTimeOffset At)
{
    /// <summary>Replaces the file with this process's sign of life, in one step.</summary>
    public static void Beat(string file, TimeProvider clock)
    {
        var aside = file + ".new";
        File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(new Heartbeat(ProcessIdentity.Current, clock.GetUtcNow()), CoreJson.Options));
        File.Move(aside, file, overwrite: true);
    }

    /// <summary>The last sign of life, or null when there is none yet or it cannot be read.</summary>
    public static Heartbeat? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Heartbeat>(File.ReadAllBytes(file), CoreJson.Options);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }
}
