namespace ToolAce.Verification.Rules;

/// <summary>The four aspects of the rule layer (ToolACE Table 4).</summary>
public enum RuleAspect
{
    /// <summary>API definition clarity: rules 1 and 2.</summary>
    ApiDefinition,

    /// <summary>Function-calling executability: rules 3 to 5.</summary>
    Executability,

    /// <summary>Dialog correctness: rules 6 to 10.</summary>
    DialogCorrectness,

    /// <summary>Data sample consistency: rules 11 to 14.</summary>
    SampleConsistency,
}
