namespace ToolAce.Verification.Rules;

/// <summary>What a finding means for its dialog.</summary>
public enum RuleSeverity
{
    /// <summary>The dialog is wrong: rejected.</summary>
    Defect,

    /// <summary>The dialog may be wrong: unsure, for a person to see.</summary>
    Doubt,
}
