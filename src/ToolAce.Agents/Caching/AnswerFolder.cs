using System.Text.Json;
using Microsoft.Extensions.AI;
using ToolAce.Core.Json;

namespace ToolAce.Agents.Caching;

/// <summary>
/// Answers on disk by key, one small JSON file each under two levels of folders (<c>ab/cd/abcd….json</c>). A file is written aside and renamed, so that
/// a killed process leaves it whole or not there; one that a lost machine left damaged counts as not there. It is not forced to disk: hundreds a second would wait for it.
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
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(new Entry(key, answer.Hash(), answer), CoreJson.Options));
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
