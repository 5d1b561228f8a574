using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Tools.Llm;

/// <summary>A language model that answers by script: the question's first text and how many were asked before. Several may ask at once.</summary>
internal sealed class AnsweringChat(Func<string, int, string> script) : IChatClient
{
    private readonly Lock gate = new();

    public static PromptBook Prompts { get; } = PromptBook.Load(Path.Combine(Shipped.Root, "configs", "prompts"));

    public List<string> Questions { get; } = [];

    public List<int> Samples { get; } = [];

    public List<long?> Seeds { get; } = [];

    public StructuredChat Structured => new(this, new StructuredOptions { AskAgain = 1 });

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var text = messages.First().Text;
            Questions.Add(text);
            Samples.Add(SampleNumber.Of(options));
            Seeds.Add(options?.Seed);
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, script(text, Questions.Count - 1))));
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
