namespace ToolAce.Cli.Bench;

/// <summary>What became of a cycle that was killed again and again: in how many of the kills every artifact came out byte-equal.</summary>
internal sealed record KillReport(string Config, double UninterruptedSeconds, int ArtifactFiles, int Kills, int Equal, IReadOnlyList<KillResult> Results);
