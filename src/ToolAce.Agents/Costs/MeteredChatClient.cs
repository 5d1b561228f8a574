using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Costs;

/// <summary>Writes every attempt into the bill and its seconds onto the answer. It belongs right around the endpoint's client: what limits repeat is paid for as well.</summary>
public sealed class MeteredChatClient(IChatClient inner, EndpointUsage usage, TimeProvider time) : DelegatingChatClient(inner)
{
    private const string SecondsKey = "seconds";

    /// <summary>The latency that a metered answer carries; null without one.</summary>
    public static double? SecondsOf(ChatResponse answer) => answer.AdditionalProperties?.TryGetValue(SecondsKey, out var seconds) == true ? (double?)seconds : null;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var start = time.GetTimestamp();
        ChatResponse answer;
        try
        {
            answer = await base.GetResponseAsync(asked, options, cancellationToken);
        }
        catch
        {
            usage.Failed(AgentName.Of(options));
            throw;
        }

        var seconds = time.GetElapsedTime(start).TotalSeconds;
        usage.Answered(answer.Usage, seconds, AgentName.Of(options), (TokenEstimate.Of(asked), TokenEstimate.Of(answer.Messages)));
        (answer.AdditionalProperties ??= [])[SecondsKey] = seconds;
        return answer;
    }
}
