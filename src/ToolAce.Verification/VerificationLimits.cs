namespace ToolAce.Verification;

/// <summary>What the rules allow where the paper gives no number.</summary>
public sealed record VerificationLimits
{
    /// <summary><see cref="ResponseCharacters"/> where nothing else is asked for, of cycles and of files alike.</summary>
    public const int UsualResponseCharacters = 4000;

    /// <summary>Longest assistant message, in characters; at least 1 (rule 7).</summary>
    public int ResponseCharacters { get; init; } = UsualResponseCharacters;

    /// <summary>Most calls in one assistant message; at least 1 (rule 7).</summary>
    public int CallsInOneResponse { get; init; } = 16;

    /// <summary>
    /// Whether a dialog may end with calls that no tool turn answers, as many dialogs of the public ToolACE data do. Calls before the end always need
    /// their answer (rule 14).
    /// </summary>
    public bool OpenFinalCalls { get; init; }
}
