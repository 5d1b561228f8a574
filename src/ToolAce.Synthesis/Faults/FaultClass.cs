using ToolAce.Core.Verdicts;

namespace ToolAce.Synthesis.Faults;

/// <summary>One class of seeded faults and the layer of verification that should catch it.</summary>
public sealed record FaultClass(string Id, VerdictLayer Layer);
