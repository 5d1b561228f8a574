namespace ToolAce.Cli.Hosting;

/// <summary>Where cycles, artifacts and the ledger are kept.</summary>
internal static class Homes
{
    /// <summary>The folder given, else <c>$TOOLACE_HOME</c>, else <c>~/.toolace</c>; always absolute.</summary>
    public static string Resolve(string? given, Func<string, string?> variable)
    {
        var user = variable("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var chosen = given is { Length: > 0 } ? given
            : variable("TOOLACE_HOME") is { Length: > 0 } set ? set
            : Path.Combine(user, ".toolace");
        return Path.GetFullPath(chosen.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(user, chosen[2..]) : chosen);
    }
}
