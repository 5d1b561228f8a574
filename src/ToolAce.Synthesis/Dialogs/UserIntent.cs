using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// What a scripted person means: calls step by step, or the parameters that are not given, or a plain answer that fits. All empty: no tool serves the request.
/// Scripted assistants read it instead of understanding the text; assistants that understand text ignore it.
/// </summary>
public sealed record UserIntent
{
    /// <summary>The calls of each assistant message, in order.</summary>
    public IReadOnlyList<IReadOnlyList<IntendedCall>> Steps { get; init; } = [];

    /// <summary>The API whose required parameters are not all given.</summary>
    public ApiDefinition? Incomplete { get; init; }

    /// <summary>Names of the required parameters that are not given.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The answer to plain talk.</summary>
    public string? PlainAnswer { get; init; }
}
