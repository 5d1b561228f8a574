using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>What one dialog is to be about. <paramref name="Wanted"/> are the offered tools the person will need; empty for requests that no tool serves.</summary>
public sealed record DialogBrief(
    string Id,
    DialogKind Kind,
    Scenario Scenario,
    IReadOnlyList<ApiDefinition> Tools,
    IReadOnlyList<ApiDefinition> Wanted,
    Difficulty Difficulty)
{
    /// <summary>The seed of what is asked: the same over all adjustments of a dialog.</summary>
    public int ContentSeed { get; init; }

    /// <summary>The seed of how it is worded: another one for each adjustment.</summary>
    public int WordingSeed { get; init; }

    /// <summary>An API that is not offered, and that the person asks for in vain.</summary>
    public ApiDefinition? Outside { get; init; }

    /// <summary>For dependent dialogs: where the second call's argument comes from.</summary>
    public ResultLink? Link { get; init; }

    /// <summary>What the person goes on with afterwards, one message each; the functions for it are among the tools.</summary>
    public IReadOnlyList<FurtherRequest> Further { get; init; } = [];
}
