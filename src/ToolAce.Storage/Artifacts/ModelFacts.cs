namespace ToolAce.Storage.Artifacts;

/// <summary>The facts in a checkpoint's manifest from which the ledger knows the model.</summary>
public static class ModelFacts
{
    /// <summary>The version that scores are tied to (<see cref="Core.Models.ITextModel.Version"/>).</summary>
    public const string Version = "model.version";

    /// <summary>The version of the model this adapter belongs to; absent for a base.</summary>
    public const string Base = "model.base";

    /// <summary>What people call it: base, final, control, iteration-1.</summary>
    public const string Label = "model.label";
}
