using ToolAce.Core.Dialogs;
using ToolAce.Verification.Reading;
using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

/// <summary>Runs one rule by itself.</summary>
internal static class RuleTest
{
    public static IReadOnlyList<RuleFinding> Check(IRule rule, Dialog dialog, VerificationLimits? limits = null) =>
        [.. rule.Check(new DialogContext(dialog, limits ?? new VerificationLimits()))];

    /// <summary>A dialog that is nothing but a user's request and one response.</summary>
    public static Dialog Response(string text, string request = "u: hello there") => Talk.Of(request, "a: " + text);
}
