using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;

namespace ToolAce.Core.Models;

/// <summary>
/// What a model is asked to continue: the tools offered, the turns so far (the last is the user's or a tool's), finished example dialogs shown before them.
/// The model's chat format decides how this becomes text.
/// </summary>
public sealed record ChatPrompt(IReadOnlyList<ApiDefinition> Tools, IReadOnlyList<Turn> Turns)
{
    /// <summary>A system instruction of its own; null means the chat format's usual one.</summary>
    public string? Instruction { get; init; }

    /// <summary>Few-shot examples, each with its own tools.</summary>
    public IReadOnlyList<Dialog> Examples { get; init; } = [];
}
