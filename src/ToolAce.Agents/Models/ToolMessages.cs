using System.Text.Json;
using Microsoft.Extensions.AI;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>
/// Prompts for a model that has its tools by the protocol: an assistant's calls become tool calls, and every one of them gets the result that the protocol
/// insists on, be it empty.
/// </summary>
internal sealed class ToolMessages
{
    private readonly ToolNames names;
    private readonly List<ChatMessage> messages = [];
    private readonly Queue<string> open = new();
    private int made;

    private ToolMessages(ToolNames names) => this.names = names;

    public static List<ChatMessage> Write(ChatPrompt prompt, ToolNames names)
    {
        var writer = new ToolMessages(names);
        foreach (var example in prompt.Examples)
        {
            writer.Add(example.Instruction, example.Turns);
        }

        writer.Add(prompt.Instruction, prompt.Turns);
        return writer.messages;
    }

    private void Add(string? instruction, IReadOnlyList<Turn> turns)
    {
        if (instruction is not null)
        {
            messages.Add(new ChatMessage(ChatRole.System, instruction));
        }

        foreach (var turn in turns)
        {
            Add(turn);
        }

        Close();
    }

    private void Add(Turn turn)
    {
        if (turn.Role == Role.Tool && open.Count > 0)
        {
            Answer(Results(turn.Text) is { } results && results.Count <= open.Count ? results : [turn.Text]);
            return;
        }

        Close();
        if (turn.Role == Role.Assistant && CallSyntax.Read(turn.Text) is CallReading.Calls calls)
        {
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. calls.Items.Select(Call)]));
        }
        else
        {
            messages.Add(new ChatMessage(turn.Role switch { Role.System => ChatRole.System, Role.Assistant => ChatRole.Assistant, _ => ChatRole.User }, turn.Text));
        }
    }

    private FunctionCallContent Call(Call call)
    {
        var id = $"call_{made++}";
        open.Enqueue(id);
        return new FunctionCallContent(id, names.There(call.Name)) { RawRepresentation = CallText.Arguments(call) };
    }

    private void Answer(List<string> results)
    {
        foreach (var result in results)
        {
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(open.Dequeue(), result)]));
        }
    }

    private void Close() => Answer([.. open.Select(_ => "")]);

    /// <summary>The results in a tool turn, one a call; null when it is written otherwise.</summary>
    private static List<string>? Results(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("results", out _))
                ? [.. list.EnumerateArray().Select(e => e.GetProperty("results").GetRawText())]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
