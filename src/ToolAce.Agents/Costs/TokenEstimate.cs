using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Costs;

/// <summary>About how many tokens messages are, by their length, for endpoints that do not say.</summary>
internal static class TokenEstimate
{
    /// <summary>Characters a token, at least about.</summary>
    private const int CharactersAToken = 3;

    public static long Of(IEnumerable<ChatMessage> messages) => 1 + (messages.Sum(m => m.Contents.Sum(Length)) / CharactersAToken);

    private static long Length(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent thought => thought.Text.Length,
        FunctionCallContent call => call.Name.Length + ((call.RawRepresentation as string)?.Length ?? 0),
        _ => 0,
    };
}
