using System.Text.RegularExpressions;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Cuts a request at sentence ends and at words that join requests, and leaves out what only says that something is wanted.</summary>
internal static partial class Clause
{
    public static IReadOnlyList<string> Split(string text) => [.. Border().Split(text).Select(c => Frame().Replace(c, "")).Where(c => !string.IsNullOrWhiteSpace(c))];

    /// <summary>Words that only say that something is wanted: "my plan is to" plans nothing.</summary>
    [GeneratedRegex(@"^\s*(my plan is|i (plan|want|need|hope|wish|have)|i('d| would) like|help me|it is time|we should)( to)?\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Frame();

    [GeneratedRegex(@"[.!?]\s+|[;\n]+|,\s+|\b(?:and then|and also|and|then|also|as well as|plus|after that|afterwards|besides)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Border();
}
