using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>One version of a dialog, or the reason why there is none.</summary>
internal sealed record WrittenDialog(Dialog? Dialog, string? DropReason, IReadOnlyList<TurnThinking> Thinking, string? Instruction)
{
    /// <summary>The version as an attempt.</summary>
    public ComplicationAttempt ToAttempt(int round, AdjustmentDirection? direction, Difficulty difficulty, double? complexity, string? dropReason) =>
        new(round, direction, difficulty, complexity, Kept: dropReason is null, dropReason)
        {
            Instruction = Instruction,
            Request = Dialog is null ? null : string.Join('\n', Dialog.Turns.Where(t => t.Role == Role.User).Select(t => t.Text)),
            TurnsSha256 = Dialog is null ? null : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Dialog.Turns, CoreJson.Options))),
        };
}
