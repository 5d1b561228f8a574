namespace ToolAce.Cli.Bench;

/// <summary>One kill: how many seconds after the start, how many processes died, and the artifact files that came out different after the second start.</summary>
internal sealed record KillResult(double AfterSeconds, int Processes, IReadOnlyList<string> Differing);
