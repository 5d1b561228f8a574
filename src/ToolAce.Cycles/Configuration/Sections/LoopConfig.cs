using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>How often the loop goes round. <paramref name="Reuse"/> takes over stages of earlier cycles with equal inputs, settings and code.</summary>
public sealed record LoopConfig(int Iterations, RestartAt RestartAt, bool Reuse)
{
    internal static LoopConfig Read(Section s) => new(
        s.Whole("iterations", 1, 1, 100),
        s.Word("restartAt", RestartAt.Converse),
        s.Flag("reuse", false));
}
