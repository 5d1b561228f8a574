using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>Asks the endpoint even where an answer is known, which the new one then replaces. It is no part of the request.</summary>
internal static class Afresh
{
    public const string Key = "afresh";

    public static void Set(ChatOptions options) => (options.AdditionalProperties ??= [])[Key] = true;

    public static bool Is(ChatOptions? options) => options?.AdditionalProperties?.ContainsKey(Key) == true;
}
