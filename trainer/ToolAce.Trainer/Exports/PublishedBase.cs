namespace ToolAce.Trainer.Exports;

/// <summary>
/// What a base is called where others find it. Hugging Face's cache keeps a model in <c>models--owner--name/snapshots/revision</c>, which tells both; of any other folder
/// only its own name is known.
/// </summary>
public sealed record PublishedBase(string Name, string? Revision)
{
    private const string Prefix = "models--";
    private const string Snapshots = "snapshots";

    /// <summary>From the path of a base's folder.</summary>
    public static PublishedBase Of(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return path.Split(Path.DirectorySeparatorChar) is [.., var cached, Snapshots, var revision] && cached.StartsWith(Prefix, StringComparison.Ordinal)
            ? new(cached[Prefix.Length..].Replace("--", "/", StringComparison.Ordinal), revision)
            : new(Path.GetFileName(path), Revision: null);
    }
}
