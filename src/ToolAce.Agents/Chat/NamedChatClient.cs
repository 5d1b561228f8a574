using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>Asks in the name of one agent. What it is put around belongs to several agents and is disposed of by whoever made it.</summary>
public sealed class NamedChatClient(IChatClient inner, string agent) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var named = options?.Clone() ?? new ChatOptions();
        AgentName.Set(named, agent);
        return base.GetResponseAsync(messages, named, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
}
