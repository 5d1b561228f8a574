using ToolAce.Core.Apis;

namespace ToolAce.Core.Dialogs;

/// <summary>A conversation with the tools offered in it. Every assistant turn is a training target.</summary>
public sealed record Dialog(string Id, DialogKind Kind, string Domain, IReadOnlyList<ApiDefinition> Tools, IReadOnlyList<Turn> Turns)
{
    /// <summary>A system instruction of its own; null means the chat format's usual one.</summary>
    public string? Instruction { get; init; }

    /// <summary>Complexity as generated, before any adjustment; null when it was not measured.</summary>
    public Complexity? Complexity { get; init; }

    /// <summary>The adjustments made, in order.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>How many calls the assistant makes in all.</summary>
    public int CallCount { get; init; }

    /// <summary>1 − similarity between request and tool descriptions, 0–1 (methods.md E: maximum over the offered tools).</summary>
    public double Dissimilarity { get; init; }

    /// <summary>The seeded fault put in on purpose; null for a clean dialog. Never shown to verification; used only to measure it.</summary>
    public string? SeededFault { get; init; }
}
