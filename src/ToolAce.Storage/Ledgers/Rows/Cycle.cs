namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>
/// One launched run of the whole loop. <paramref name="Config"/> is the config's text as given, <paramref name="Fingerprint"/> the hash of what it means:
/// two texts that ask for the same have one fingerprint. Also the content of cycle.json.
/// </summary>
public sealed record Cycle(string Id, string Name, string Fingerprint, int Seed, string Config, DateTimeOffset CreatedAt)
{
    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>When it came to an end; null while it has none.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }
}
