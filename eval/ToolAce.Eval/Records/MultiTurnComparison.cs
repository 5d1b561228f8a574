using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Compares recorded results and states with computed ones.</summary>
internal static class MultiTurnComparison
{
    private const string ErrorPrefix = "Error during execution: ";
    private static readonly string[] SetsFollow = ["Invalid travel class. Must be one of {", "Invalid fields for update: "];

    /// <summary>
    /// Results are compared word for word, but for exceptions of Python's own, whose words belong to the interpreter: there both must be errors. Two errors print a
    /// set, whose order is that of the process which printed it.
    /// </summary>
    public static Difference? Result(string field, string? recorded, string computed, bool isPythonsOwn) =>
        recorded == computed || AreEqualSets(recorded, computed) || (isPythonsOwn && recorded?.StartsWith(ErrorPrefix, StringComparison.Ordinal) == true)
            ? null
            : new Difference(field, recorded ?? "(nothing)", computed);

    /// <summary>Compares public attributes; a record also holds private ones, which the official checker passes over.</summary>
    public static Difference? Attributes(string field, PyValue? recorded, PyValue.Dict computed)
    {
        var known = recorded as PyValue.Dict ?? new PyValue.Dict();
        foreach (var (name, value) in known.Entries)
        {
            if (name is PyValue.Str { Value: [not '_', ..] } && (computed.Find(name) is not { } own || !WorldSnapshot.IsIdentical(value, own)))
            {
                return new Difference($"{field}.{((PyValue.Str)name).Value}", PyText.Repr(value), computed.Find(name)?.ToString() ?? "(nothing)");
            }
        }

        foreach (var (name, value) in computed.Entries)
        {
            if (known.Find(name) is null)
            {
                return new Difference($"{field}.{((PyValue.Str)name).Value}", "(nothing)", PyText.Repr(value));
            }
        }

        return null;
    }

    private static bool AreEqualSets(string? recorded, string computed) => recorded is not null && Array.Exists(SetsFollow, words =>
        recorded.IndexOf(words, StringComparison.Ordinal) is var at && at >= 0 && at == computed.IndexOf(words, StringComparison.Ordinal)
        && recorded.AsSpan(0, at).SequenceEqual(computed.AsSpan(0, at))
        && Members(recorded[(at + words.Length)..]).SequenceEqual(Members(computed[(at + words.Length)..])));

    private static IEnumerable<string> Members(string text) => text.Split(", ").Select(m => m.Trim('\'', '"', '{', '}')).Order(StringComparer.Ordinal);
}
