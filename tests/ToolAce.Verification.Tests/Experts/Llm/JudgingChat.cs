using System.Reflection;
using Microsoft.Extensions.AI;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;

namespace ToolAce.Verification.Tests.Experts.Llm;

/// <summary>A language model that judges by script: the question's first text and how many were asked before. Several may ask at once.</summary>
internal sealed class JudgingChat(Func<string, int, string> script) : IChatClient
{
    private static readonly string Root =
        typeof(JudgingChat).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private readonly Lock gate = new();

    public static PromptBook Prompts { get; } = PromptBook.Load(Path.Combine(Root, "configs", "prompts"));

    public List<(string Text, long? Seed)> Questions { get; } = [];

    public StructuredChat Structured => new(this, new StructuredOptions { AskAgain = 1 });

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var text = messages.First().Text;
            Questions.Add((text, options?.Seed));
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
