using ToolAce.Core.Dialogs;

namespace ToolAce.Cycles.Stages.Importing;

/// <summary>One row of own data: where it stands, and the dialog in it or what is wrong with it.</summary>
public sealed record OwnDialog(string Place, Dialog? Dialog, string? Problem)
{
    /// <summary>What of the row the dialog does not hold; empty where it holds all.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
