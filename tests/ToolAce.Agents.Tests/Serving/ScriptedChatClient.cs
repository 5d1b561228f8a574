using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Tests.Serving;

/// <summary>A client without a network: the script is told how often it was asked.</summary>
internal sealed class ScriptedChatClient(Func<int, CancellationToken, Task<ChatResponse>> script) : IChatClient
{
    private int asked;

    public int Asked => asked;

    public static ChatResponse Answer { get; } = new(new ChatMessage(ChatRole.Assistant, "yes"));

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        script(Interlocked.Increment(ref asked), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
