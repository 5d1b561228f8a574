using Microsoft.Extensions.AI;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>
/// Prompts for a model that is told of its tools in words: a system message, then the turns as they are. Results of calls come as the user's, because the
/// protocol has a place for them only after calls of its own.
/// </summary>
internal static class PromptMessages
{
    public static List<ChatMessage> Write(ChatPrompt prompt, Func<string?, IReadOnlyList<ApiDefinition>, string> systemText)
    {
        var messages = new List<ChatMessage>();
        foreach (var example in prompt.Examples)
        {
            Add(example.Instruction, example.Tools, example.Turns);
        }

        Add(prompt.Instruction, prompt.Tools, prompt.Turns);
        return messages;

        void Add(string? instruction, IReadOnlyList<ApiDefinition> tools, IReadOnlyList<Turn> turns)
        {
            if (instruction is not null || tools.Count > 0)
            {
                messages.Add(new ChatMessage(ChatRole.System, systemText(instruction, tools)));
            }

            messages.AddRange(turns.Select(turn => new ChatMessage(Role(turn.Role), turn.Text)));
        }
    }

    private static ChatRole Role(Role role) => role switch
    {
        Core.Dialogs.Role.System => ChatRole.System,
        Core.Dialogs.Role.Assistant => ChatRole.Assistant,
        _ => ChatRole.User,
    };
}
