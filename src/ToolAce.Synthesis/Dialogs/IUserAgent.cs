using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Plays the person.</summary>
public interface IUserAgent
{
    /// <summary>The person's next message after <paramref name="turns"/>; null when the person is content.</summary>
    Task<UserMessage?> SpeakAsync(DialogBrief brief, IReadOnlyList<Turn> turns, CancellationToken cancellationToken);
}
