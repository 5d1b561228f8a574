using Microsoft.Extensions.AI;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Tools.Llm;

/// <summary>A language model that answers by script: the question's first text and how many were asked before.</summary>
internal sealed class AnsweringChat(Func<string, int, string> script) : IChatClient
{
    private int asked;

    public static PromptBook Prompts { get; } = PromptBook.Load(Path.Combine(Shipped.Root, "configs", "prompts"));

    public List<string> Questions { get; } = [];

    public StructuredChat Structured => new(this, new StructuredOptions { AskAgain = 1 });

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Questions.Add(messages.First().Text);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, script(messages.First().Text, asked++))));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
