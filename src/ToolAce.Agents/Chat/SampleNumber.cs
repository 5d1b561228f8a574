using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>
/// Which of several answers to one question is asked for, from 0. It is no part of the request: it keeps samples apart in the cache where an endpoint knows
/// no seeds.
/// </summary>
public static class SampleNumber
{
    internal const string Key = "sample_number";

    /// <summary>Writes the number into the options.</summary>
    public static void Set(ChatOptions options, int number) => (options.AdditionalProperties ??= [])[Key] = number;

    /// <summary>The number in the options; 0 without one.</summary>
    public static int Of(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(Key, out var number) == true ? (int)number! : 0;
}
