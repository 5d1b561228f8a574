namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>How much to make.</summary>
/// <param name="Apis">APIs of the pool, at least 1.</param>
/// <param name="Dialogs">Dialogs over them, 0 for none.</param>
/// <param name="Seed">Decides what is drawn.</param>
/// <param name="Workers">Threads, at least 1; they change nothing but the time.</param>
internal sealed record SynthesisSize(int Apis, int Dialogs, int Seed, int Workers);
