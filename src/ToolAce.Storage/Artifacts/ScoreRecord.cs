namespace ToolAce.Storage.Artifacts;

/// <summary>
/// One model's result on one category of one suite. <paramref name="Variant"/> tells apart what was done with the same model: empty, or e.g. "3-shot".
/// <paramref name="Accuracy"/> and the 95 % interval are fractions 0–1.
/// </summary>
public sealed record ScoreRecord(
    string ModelVersion, string Variant, string Suite, string Category, int Correct, int N, double Accuracy, double Low, double High);
