using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>What faults are made of: values that were not asked for, and the assistant's sentences.</summary>
internal sealed record FaultContext(ValueSource Values, Phrasebook Phrases)
{
    /// <summary>The sentence of refusal.</summary>
    public string Refusal => Phrases.Refusal;
}
