namespace ToolAce.Synthesis.Corpora;

/// <summary>Which part of the value lists may be drawn from.</summary>
public enum ValueSplit
{
    /// <summary>Values for synthesis and training: all but every fifth line.</summary>
    Training,

    /// <summary>Values for the suites alone: every fifth line, and codes whose number is a multiple of five.</summary>
    HeldOut,

    /// <summary>Every value, as a base model has read every word.</summary>
    All,
}
