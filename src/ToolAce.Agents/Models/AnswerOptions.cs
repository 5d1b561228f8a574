using Microsoft.Extensions.AI;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>How an answer is asked for.</summary>
internal static class AnswerOptions
{
    /// <summary>More stop texts are not allowed; any others are looked for in the answer.</summary>
    private const int MostStops = 4;

    /// <summary>Options for one prompt; its tools are in them where they have names of the protocol.</summary>
    public static ChatOptions Of(ChatPrompt prompt, GenerationOptions generation, ToolNames names) => new()
    {
        MaxOutputTokens = generation.MaxTokens,
        Temperature = (float)generation.Temperature,
        Seed = generation.Seed,
        StopSequences = [.. generation.Stop.Take(MostStops)],
        Tools = [.. names.Allowed.Zip(prompt.Tools, (name, tool) => AIFunctionFactory.CreateDeclaration(name, tool.Description, ToolSchema.Of(tool.Parameters)))],
    };
}
