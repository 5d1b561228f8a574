namespace ToolAce.Storage.Artifacts;

/// <summary>The kinds that the ledger looks into; every other kind is any plain name.</summary>
public static class ArtifactKinds
{
    /// <summary>A model's files. Its facts name the model: <see cref="ModelFacts"/>.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>A data set of <see cref="ScoreRecord"/>.</summary>
    public const string Scores = "scores";
}
