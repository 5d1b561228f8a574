using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>Which agent asks, for the bill: <c>user</c>, <c>designer</c>. It is no part of the request, so equal questions of two agents are one.</summary>
public static class AgentName
{
    /// <summary>Who asks where nobody says.</summary>
    public const string Unnamed = "agent";

    internal const string Key = "agent_name";

    /// <summary>Writes the name into the options.</summary>
    public static void Set(ChatOptions options, string name) => (options.AdditionalProperties ??= [])[Key] = name;

    /// <summary>The name in the options; <see cref="Unnamed"/> without one.</summary>
    public static string Of(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(Key, out var name) == true ? (string)name! : Unnamed;
}
