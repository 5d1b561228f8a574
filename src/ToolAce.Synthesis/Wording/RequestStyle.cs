using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Wording;

/// <summary>How a request is worded: difficulty level 0–3, and where a level-3 distractor sentence takes its values from.</summary>
public sealed record RequestStyle(int Level, ValueSource Values)
{
    /// <summary>The highest level.</summary>
    public const int HighestLevel = 3;

    /// <summary>Level 3 words its sentences as level 2 does.</summary>
    internal int SentenceLevel => Math.Min(Level, 2);
}
