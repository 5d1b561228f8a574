using ToolAce.Core.Calls;

namespace ToolAce.Verification.Experts.ToolResponses;

/// <summary>Results that report a failure instead of what the definition promises; any tool may fail.</summary>
internal static class Failure
{
    private static readonly HashSet<string> FailureKeys = ["error", "errors", "exception", "error_message"];
    private static readonly HashSet<string> CompanionKeys = ["status", "code", "message", "success"];

    /// <summary>Whether a member tells of an error in words; a count of errors found is a result like any other.</summary>
    public static bool IsReported(Literal results) => results is Literal.Map map && map.Entries.Any(IsFailure);

    /// <summary>A failure and nothing else, so that there is nothing to hold against the definition.</summary>
    public static bool IsWhole(Literal results) => results is Literal.Map map && map.Entries.Any(IsFailure)
        && map.Entries.All(e => IsFailure(e) || CompanionKeys.Contains(e.Key.ToLowerInvariant()));

    private static bool IsFailure(KeyValuePair<string, Literal> entry) =>
        FailureKeys.Contains(entry.Key.ToLowerInvariant()) && (entry.Value is Literal.Text { Value.Length: > 0 } or Literal.Map { Entries.Count: > 0 });
}
