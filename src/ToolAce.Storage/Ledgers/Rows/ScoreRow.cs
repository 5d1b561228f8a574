namespace ToolAce.Storage.Ledgers.Rows;

/// <summary>One line of a scores artifact (<see cref="Artifacts.ScoreRecord"/>), with where it comes from. Fractions are 0–1.</summary>
public sealed record ScoreRow(
    string ArtifactPath,
    string CycleId,
    int Iteration,
    string ModelVersion,
    string Variant,
    string Suite,
    string Category,
    int Correct,
    int N,
    double Accuracy,
    double Low,
    double High);
