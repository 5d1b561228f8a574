using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// What the three agents said. With a <paramref name="DropReason"/>, a word and a sentence such as <c>endless: more than 30 turns</c>, no dialog is made of it, and
/// <paramref name="Turns"/> are those said until then.
/// </summary>
internal sealed record Talk(IReadOnlyList<Turn> Turns, IReadOnlyList<TurnThinking> Thinking, string? DropReason)
{
    /// <summary>Whether the person spoke by script, so that the course is the brief's.</summary>
    public bool ByScript { get; init; }
}
