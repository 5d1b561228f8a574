using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Caching;

/// <summary>Tells answers that the cache gave from those of the endpoint: they say nothing of how the endpoint is now.</summary>
internal static class KnownAnswer
{
    private const string Key = "known_answer";

    public static ChatResponse Mark(ChatResponse answer)
    {
        (answer.AdditionalProperties ??= [])[Key] = true;
        return answer;
    }

    public static bool Is(ChatResponse answer) => answer.AdditionalProperties?.ContainsKey(Key) == true;
}
