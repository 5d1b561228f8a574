namespace ToolAce.Verification;

/// <summary>How much verification is done: the ablation of ToolACE Table 6.</summary>
public enum VerificationLayers
{
    /// <summary>Everything passes, and says so.</summary>
    None,

    /// <summary>The fourteen rules only.</summary>
    Rules,

    /// <summary>The rules, then the experts on what passed them.</summary>
    Both,
}
