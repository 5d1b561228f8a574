using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Cycles.Stages.Context;

/// <summary>Pieces of a stage's work that are dear to make and small to keep: each is made once, whatever happens to the process.</summary>
internal sealed class WorkPieces(string folder)
{
    /// <summary>The piece of this name as an earlier attempt left it, or made now.</summary>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> make)
    {
        var file = Path.Combine(folder, name + ".json");
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<T>(await File.ReadAllBytesAsync(file), CoreJson.Options) ?? throw new InvalidDataException($"{file} holds null");
        }

        var made = await make();
        Directory.CreateDirectory(folder);
        using (var aside = new FileStream(file + ".new", FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(aside, made, CoreJson.Options);
            aside.Flush(flushToDisk: true);
        }

        File.Move(file + ".new", file, overwrite: true);
        return made;
    }
}
