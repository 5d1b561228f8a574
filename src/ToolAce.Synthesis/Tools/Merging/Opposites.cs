namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>Words that turn a thing into its contrary: two nodes that differ in them are never one, however alike they read.</summary>
internal static class Opposites
{
    private static readonly (string One, string Other)[] Pairs =
    [
        ("accept", "decline"), ("accept", "reject"), ("activate", "deactivate"), ("add", "remove"), ("allow", "block"), ("approve", "reject"), ("arrival", "departure"),
        ("attach", "detach"), ("buy", "sell"), ("check", "uncheck"), ("connect", "disconnect"), ("create", "delete"), ("deposit", "withdraw"), ("domestic", "international"),
        ("enable", "disable"), ("encrypt", "decrypt"), ("export", "import"), ("first", "last"), ("follow", "unfollow"), ("get", "set"), ("import", "export"),
        ("in", "out"), ("incoming", "outgoing"), ("increase", "decrease"), ("indoor", "outdoor"), ("install", "uninstall"), ("lock", "unlock"), ("lower", "raise"),
        ("maximum", "minimum"), ("mute", "unmute"), ("newest", "oldest"), ("next", "previous"), ("off", "on"), ("open", "close"), ("pause", "resume"), ("public", "private"),
        ("receive", "send"), ("register", "unregister"), ("rent", "return"), ("show", "hide"), ("start", "stop"), ("subscribe", "unsubscribe"), ("from", "to"),
        ("upload", "download"), ("wholesale", "retail"),
    ];

    private static readonly HashSet<(string, string)> Known = [.. Pairs.Concat(Pairs.Select(p => (p.Other, p.One)))];

    /// <summary>Whether a word of one that the other lacks is the contrary of one that it has instead.</summary>
    public static bool Part(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var (mine, theirs) = (one.Except(other).ToArray(), other.Except(one).ToArray());
        return mine.Any(m => theirs.Any(t => Known.Contains((m, t))));
    }
}
