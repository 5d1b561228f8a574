namespace ToolAce.Cycles.Stages.Selection;

/// <summary>What selection came to: dialogs in the order of the curriculum, and those passed over with the reason.</summary>
internal sealed record SliceChoice(IReadOnlyList<Candidate> Chosen, IReadOnlyList<HeldRow> Held);
