using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Local;

/// <summary>
/// A checkpoint of our own in an endpoint's place: messages become a prompt in the model's chat format, and failures are told as an endpoint's are. Questions that
/// wait for it are answered together. A JSON schema in the options is not enforced: whoever asks for JSON checks it anyway.
/// </summary>
/// <param name="model">The model; it stays its owner's to dispose, after this.</param>
/// <param name="options">What a request leaves open; the defaults without one.</param>
public sealed class LocalChatClient(ITextModel model, LocalChatOptions? options = null) : IChatClient
{
    private readonly LocalChatOptions usual = (options ?? new LocalChatOptions()).Checked();
    private readonly QuestionBatches batches = new(model, (options ?? new LocalChatOptions()).AtOnce);

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The prompt is longer than the context, the model has no answer, or the request asks for what it cannot do.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = Prompt(messages, options);
        var generation = new GenerationOptions(
            options?.MaxOutputTokens ?? usual.MaxTokens, options?.Temperature ?? usual.Temperature, (int)((options?.Seed ?? 0) & int.MaxValue))
        {
            Stop = [.. options?.StopSequences ?? []],
        };
        return Response(await batches.AskAsync(prompt, generation, cancellationToken), AnswerLogProbs.AreAsked(options));
    }

    /// <summary>Nobody here reads answers as they come.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{nameof(LocalChatClient)} does not stream; ask {nameof(GetResponseAsync)}.");

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() => batches.Dispose();

    /// <summary>What stands before the first other message is the instruction.</summary>
    private static ChatPrompt Prompt(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is { Count: > 0 })
        {
            throw new EndpointException(EndpointFailure.Permanent, "A local checkpoint is told of functions in the words of its prompt; this request hands them over beside it. Ask without tools.");
        }

        ChatMessage[] all = [.. messages];
        string[] instructions = [.. all.TakeWhile(m => m.Role == ChatRole.System).Select(m => m.Text)];
        Turn[] turns = [.. all.Skip(instructions.Length).Select(m => new Turn(Role(m.Role), m.Text))];
        return turns.Length == 0
            ? throw new EndpointException(EndpointFailure.Permanent, "There is no message to answer.")
            : new ChatPrompt([], turns) { Instruction = instructions.Length == 0 ? options?.Instructions : string.Join("\n\n", instructions) };
    }

    private ChatResponse Response(Generation answer, bool logProbs) => answer.Finish switch
    {
        FinishReason.TooLong => throw new EndpointException(
            EndpointFailure.TooLong, answer.Problem ?? $"The prompt has {answer.PromptTokens} tokens, and the model {model.Version} reads {model.ContextLength} at most."),
        FinishReason.Failed => throw new EndpointException(EndpointFailure.Transient, answer.Problem ?? $"The model {model.Version} gave no answer."),
        _ => new ChatResponse(Message(answer, logProbs))
        {
            FinishReason = answer.Finish == FinishReason.Length ? ChatFinishReason.Length : ChatFinishReason.Stop,
            ModelId = model.Version,
            Usage = new UsageDetails { InputTokenCount = answer.PromptTokens, OutputTokenCount = answer.Tokens, TotalTokenCount = answer.PromptTokens + answer.Tokens },
        },
    };

    private static ChatMessage Message(Generation answer, bool logProbs)
    {
        var message = new ChatMessage(ChatRole.Assistant, answer.Text);
        if (logProbs)
        {
            AnswerLogProbs.Set(message, [.. answer.LogProbs.Select((value, i) => new TokenLogProb(Text: null, value) { Id = answer.TokenIds.Count > i ? answer.TokenIds[i] : null })]);
        }

        return message;
    }

    private static Role Role(ChatRole role) =>
        role == ChatRole.System ? Core.Dialogs.Role.System
        : role == ChatRole.Assistant ? Core.Dialogs.Role.Assistant
        : role == ChatRole.Tool ? Core.Dialogs.Role.Tool
        : Core.Dialogs.Role.User;
}
