using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Core.Json;

namespace ToolAce.Agents.Caching;

/// <summary>An answer as it lies in the cache: what was said, why it ended, what it took. Requests are not kept, only their hash.</summary>
internal sealed record CachedAnswer(IReadOnlyList<CachedAnswer.Message> Messages, string? Finish, string? Model, long? PromptTokens, long? AnswerTokens)
{
    public static CachedAnswer Of(ChatResponse answer) => new(
        [.. answer.Messages.Select(Of)], answer.FinishReason?.Value, answer.ModelId, answer.Usage?.InputTokenCount, answer.Usage?.OutputTokenCount);

    public ChatResponse ToResponse() => new([.. Messages.Select(ToMessage)])
    {
        FinishReason = Finish is null ? null : new ChatFinishReason(Finish),
        ModelId = Model,
        Usage = PromptTokens is null && AnswerTokens is null ? null : new UsageDetails { InputTokenCount = PromptTokens, OutputTokenCount = AnswerTokens },
    };

    /// <summary>64 hexadecimal digits over everything in it.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Options)));

    private static Message Of(ChatMessage message) => new(
        message.Text,
        string.Concat(message.Contents.OfType<TextReasoningContent>().Select(r => r.Text)),
        [.. message.Contents.OfType<FunctionCallContent>().Select(c => new ToolCall(c.CallId, c.Name, c.RawRepresentation as string ?? JsonSerializer.Serialize(c.Arguments)))],
        ChatAnswerJson.IsRefusal(message)) { LogProbs = AnswerLogProbs.Of(message) };

    private static ChatMessage ToMessage(Message kept)
    {
        var contents = new List<AIContent>();
        if (kept.Reasoning.Length > 0)
        {
            contents.Add(new TextReasoningContent(kept.Reasoning));
        }

        if (kept.Text.Length > 0)
        {
            contents.Add(new TextContent(kept.Text));
        }

        contents.AddRange(kept.Calls.Select(c => new FunctionCallContent(c.Id, c.Name) { RawRepresentation = c.Arguments }));
        var message = new ChatMessage(ChatRole.Assistant, contents);
        AnswerLogProbs.Set(message, kept.LogProbs);
        if (kept.Refusal)
        {
            ChatAnswerJson.MarkRefusal(message);
        }

        return message;
    }

    internal sealed record Message(string Text, string Reasoning, IReadOnlyList<ToolCall> Calls, bool Refusal)
    {
        /// <summary>Null where none were given, and then left out of the file.</summary>
        public IReadOnlyList<TokenLogProb>? LogProbs { get; init; }
    }

    internal sealed record ToolCall(string Id, string Name, string Arguments);
}
