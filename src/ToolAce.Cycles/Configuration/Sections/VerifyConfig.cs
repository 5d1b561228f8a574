using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Verification;

namespace ToolAce.Cycles.Configuration;

/// <summary>Verification (ToolACE 2.3). <paramref name="MaxAnswer"/> is the longest assistant turn allowed, in characters.</summary>
public sealed record VerifyConfig(VerificationLayers Layers, int MaxAnswer)
{
    /// <summary>Opinions that each expert that is a language model gives on a dialog, ≥ 1; left out, one. The majority counts.</summary>
    public int? Votes { get; init; }

    internal static VerifyConfig Read(Section s) => new(
        s.Word("layers", VerificationLayers.Both),
        s.Whole("maxAnswer", VerificationLimits.UsualResponseCharacters, 1, 1_000_000))
    {
        Votes = s.OptionalText("votes") is null ? null : s.Whole("votes", 1, 1, 15),
    };
}
