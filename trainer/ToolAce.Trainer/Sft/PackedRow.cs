namespace ToolAce.Trainer.Sft;

/// <summary>How many tokens a packed row has, for trainer and estimate alike.</summary>
public static class PackedRow
{
    private const int Usual = 4096; // a whole context of a long one, 131,072 tokens, would be a single forward pass

    /// <summary>As configured; where that is 0, as many as the longest dialog has or the usual number, whichever is more, but for no reason more than a dialog may have.</summary>
    /// <param name="configured">Tokens asked for; 0 for the standard.</param>
    /// <param name="longestAllowed">The most tokens that a dialog may have: the configured length or the model's context.</param>
    /// <param name="longest">Tokens of the longest dialog there is.</param>
    public static int Tokens(int configured, int longestAllowed, int longest) => configured > 0 ? configured : Math.Max(longest, Math.Min(Usual, longestAllowed));
}
