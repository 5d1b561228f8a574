namespace ToolAce.Cycles.Configuration;

/// <summary>What happens to a dialog still outside the band after all retries.</summary>
public enum OutsideBand
{
    /// <summary>It goes on, and selection decides.</summary>
    Keep,

    /// <summary>It is held back with the reason.</summary>
    Drop,
}
