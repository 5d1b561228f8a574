using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Faults;

/// <summary>What faults are made of: values that were not asked for, and the sentence of refusal.</summary>
internal sealed record FaultContext(ValueSource Values, string Refusal);
