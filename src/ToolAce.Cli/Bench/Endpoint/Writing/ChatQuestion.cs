using System.Text.Json;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>What a request asks for.</summary>
/// <param name="Name">The name of the JSON schema that the answer is to have; empty without one.</param>
/// <param name="Text">The first message of the user: the prompt, also where it is asked again.</param>
/// <param name="Seed">The request's seed; 0 without one.</param>
internal sealed record ChatQuestion(string Name, string Text, int Seed)
{
    /// <summary>A stream of random numbers that depends on the question alone.</summary>
    public Random Random() => Seeds.Stream(Seed, Name, Text);

    /// <summary>Reads a request of the chat protocol.</summary>
    public static ChatQuestion Read(JsonElement request)
    {
        var user = request.GetProperty("messages").EnumerateArray().First(m => m.GetProperty("role").GetString() == "user");
        var name = request.TryGetProperty("response_format", out var format) && format.TryGetProperty("json_schema", out var schema) ? schema.GetProperty("name").GetString() : null;
        return new ChatQuestion(name ?? "", user.GetProperty("content").GetString() ?? "", request.TryGetProperty("seed", out var seed) ? seed.GetInt32() : 0);
    }

    /// <summary>The lines of the n-th block between the marks that prompts set around material.</summary>
    public IReadOnlyList<string> Data(int block)
    {
        // The prompts speak of both marks in their own sentences; a block begins with the mark alone on its line.
        var parts = Text.Split("\n<data>\n");
        return block + 1 < parts.Length ? [.. parts[block + 1].Split("\n</data>")[0].Split('\n').Where(l => l is not "(none)")] : [];
    }
}
