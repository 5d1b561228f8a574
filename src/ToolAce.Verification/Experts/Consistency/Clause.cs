using System.Text.RegularExpressions;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Cuts a request at sentence ends and at words that join requests.</summary>
internal static partial class Clause
{
    public static IReadOnlyList<string> Split(string text) => [.. Border().Split(text).Where(c => !string.IsNullOrWhiteSpace(c))];

    [GeneratedRegex(@"[.!?]\s+|[;\n]+|,\s+|\b(?:and then|and also|and|then|also|as well as|plus|after that|afterwards|besides)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Border();
}
