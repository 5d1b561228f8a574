using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Plays the assistant.</summary>
public interface IAssistantAgent
{
    /// <summary>Sample number <paramref name="sample"/> of the assistant's next message. <paramref name="intent"/> is what a scripted person means.</summary>
    Task<AssistantAnswer> AnswerAsync(DialogBrief brief, IReadOnlyList<Turn> turns, UserIntent? intent, int sample, CancellationToken cancellationToken);
}
