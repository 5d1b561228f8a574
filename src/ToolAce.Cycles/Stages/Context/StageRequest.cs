using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cycles.Stages.Context;

/// <summary>All that a stage's child process needs to know; written by the dispatcher, read by the child.</summary>
public sealed record StageRequest(
    string CycleId,
    int Iteration,
    string Stage,
    CycleConfig Config,
    ConfigPaths Paths,
    string Fingerprint,
    int CodeVersion,
    IReadOnlyList<StageInput> Inputs,
    IReadOnlyList<StageContent> Contents)
{
    /// <summary>What decides the content of the stage's artifact <paramref name="name"/>. Says nothing of cycle, machine or clock.</summary>
    public ArtifactRecipe Recipe(string name) => new(
        name,
        $"{Stage}-{Iteration}-{name}",
        Fingerprint,
        $"{Stage}-{CodeVersion}",
        Config.Seed,
        [.. Inputs.Select(i => new ArtifactInput($"{i.Artifact}-{i.Iteration}", i.Hash)), .. Contents.Select(c => new ArtifactInput(c.Name, c.Hash))]);
}
