using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Plays the executor of tools; nothing is really run.</summary>
public interface IToolAgent
{
    /// <summary>The text of the tool turn: a JSON list <c>[{"name": "...", "results": {...}}]</c>, one entry a call, in order.</summary>
    Task<string> RunAsync(DialogBrief brief, IReadOnlyList<Turn> turns, IReadOnlyList<Call> calls, CancellationToken cancellationToken);
}
