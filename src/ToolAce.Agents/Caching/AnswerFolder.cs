using System.Text.Json;
using Microsoft.Extensions.AI;
using ToolAce.Core.Json;

namespace ToolAce.Agents.Caching;

/// <summary>
/// Answers on disk by key, one small JSON file each under two levels of folders (<c>ab/cd/abcd….json</c>). A file is written aside, forced to disk and renamed,
/// so that it is whole or not there; one that is damaged all the same counts as not there.
/// </summary>
internal sealed class AnswerFolder(string folder)
{
    /// <summary>The answer under a key; null without a whole one.</summary>
    public ChatResponse? Read(string key)
    {
        try
        {
            using var file = File.OpenRead(PathOf(key));
            var entry = JsonSerializer.Deserialize<Entry>(file, CoreJson.Options);
            return entry?.Key == key && entry.Answer?.Hash() == entry.Sha256 ? entry.Answer.ToResponse() : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string key, ChatResponse response)
    {
        var answer = CachedAnswer.Of(response);
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Several processes may share a folder.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, new Entry(key, answer.Hash(), answer), CoreJson.Options);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key[..2], key[2..4], key + ".json");

    private sealed record Entry(string Key, string Sha256, CachedAnswer? Answer);
}
