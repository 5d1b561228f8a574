using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>
/// A chat completion as servers really send it: one message a choice, content as text or in parts, arguments as text or as an object, unknown members anywhere.
/// A call's arguments are kept as they came, in <see cref="AIContent.RawRepresentation"/>: whether they are JSON is for the judge to say.
/// </summary>
internal static class ChatAnswerJson
{
    private const string RefusalKey = "refusal";

    /// <summary>Whether the endpoint itself calls this message a refusal.</summary>
    public static bool IsRefusal(ChatMessage message) => message.AdditionalProperties?.ContainsKey(RefusalKey) == true;

    public static void MarkRefusal(ChatMessage message) => (message.AdditionalProperties ??= [])[RefusalKey] = true;

    /// <exception cref="InvalidDataException">It is no chat completion; the message says what is wrong, never what was there.</exception>
    public static ChatResponse Read(string body, Secret key)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (!Has(root, "choices", JsonValueKind.Array, out var choices) || choices.GetArrayLength() == 0)
            {
                throw new InvalidDataException(ErrorBody.Read(body) is { } error ? $"an error in place of an answer: {error}" : "no choices in it");
            }

            return new ChatResponse([.. choices.EnumerateArray().Select(choice => Message(choice, key))])
            {
                FinishReason = Text(choices[0], "finish_reason") is { Length: > 0 } finish ? new ChatFinishReason(finish) : null,
                Usage = Has(root, "usage", JsonValueKind.Object, out var usage) ? Usage(usage) : null,
                ModelId = Text(root, "model"),
            };
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException("no whole JSON", wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // a lone half of a surrogate pair
            throw new InvalidDataException("a text that is no Unicode", wrong);
        }
    }

    private static ChatMessage Message(JsonElement choice, Secret key)
    {
        if (!Has(choice, "message", JsonValueKind.Object, out var message))
        {
            throw new InvalidDataException("a choice without a message");
        }

        var contents = new List<AIContent>();
        if ((Text(message, "reasoning_content") ?? Text(message, "reasoning")) is { Length: > 0 } reasoning)
        {
            contents.Add(new TextReasoningContent(key.InAnswer(reasoning)));
        }

        var refusal = Text(message, RefusalKey) is { Length: > 0 } no && Content(message) is not { Length: > 0 } ? no : null;
        if ((refusal ?? Content(message)) is { Length: > 0 } text)
        {
            contents.Add(new TextContent(key.InAnswer(text)));
        }

        if (Has(message, "tool_calls", JsonValueKind.Array, out var calls))
        {
            contents.AddRange(calls.EnumerateArray().Select((call, i) => Call(call, i, key)));
        }

        var answer = new ChatMessage(ChatRole.Assistant, contents);
        AnswerLogProbs.Set(answer, LogProbsJson.Read(choice, key));
        if (refusal is not null)
        {
            MarkRefusal(answer);
        }

        return answer;
    }

    private static string? Content(JsonElement message) => Has(message, "content", JsonValueKind.Array, out var parts)
        ? string.Concat(parts.EnumerateArray().Select(part => Text(part, "text")))
        : Text(message, "content");

    private static FunctionCallContent Call(JsonElement call, int index, Secret key)
    {
        if (!Has(call, "function", JsonValueKind.Object, out var function) || Text(function, "name") is not { } name)
        {
            throw new InvalidDataException("a tool call without a name");
        }

        var arguments = Text(function, "arguments") ?? (Has(function, "arguments", JsonValueKind.Object, out var whole) ? whole.GetRawText() : "");
        return new FunctionCallContent(Text(call, "id") ?? $"call_{index}", key.InAnswer(name)) { RawRepresentation = key.InAnswer(arguments) };
    }

    private static UsageDetails Usage(JsonElement usage) => new()
    {
        InputTokenCount = Count(usage, "prompt_tokens"),
        OutputTokenCount = Count(usage, "completion_tokens"),
    };

    private static long? Count(JsonElement usage, string name) => Has(usage, name, JsonValueKind.Number, out var count) && count.TryGetInt32(out var whole) && whole >= 0 ? whole : null;

    private static string? Text(JsonElement element, string name) => Has(element, name, JsonValueKind.String, out var text) ? text.GetString() : null;

    private static bool Has(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == kind;
    }
}
