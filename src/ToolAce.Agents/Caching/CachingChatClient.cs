using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;

namespace ToolAce.Agents.Caching;

/// <summary>
/// Asks nothing twice: an answer that a folder holds is taken from there, and equal questions asked at once are sent once. It belongs outside of limits, budget
/// and metering, so that a hit takes no slot and costs nothing. Requests and keys are not kept, only the hash of a request and its answer.
/// </summary>
/// <param name="inner">Asked where the folder has no answer.</param>
/// <param name="model">The name under which answers are filed where options name no model.</param>
/// <param name="folder">Where the answers lie; it is made when the first one comes.</param>
/// <param name="usage">Where hits are counted.</param>
/// <param name="address">Where the model answers, so that its namesake elsewhere is asked for itself; null where the name alone says who answers.</param>
public sealed class CachingChatClient(IChatClient inner, string model, string folder, EndpointUsage usage, Uri? address = null) : DelegatingChatClient(inner)
{
    private readonly AnswerFolder answers = new(folder);
    private readonly KeyedGate gate = new();

    /// <inheritdoc/>
    /// <exception cref="IOException">The answer cannot be kept; a run that went on would pay for it again.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var key = RequestKey.Of(model, asked, options, address);
        using var turn = await gate.EnterAsync(key, cancellationToken);
        if (!Afresh.Is(options) && answers.Read(key) is { } known)
        {
            usage.Hit(AgentName.Of(options));
            return KnownAnswer.Mark(known);
        }

        var answer = await base.GetResponseAsync(asked, options, cancellationToken);
        answers.Write(key, answer);
        return answer;
    }
}
