using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Ledgers;

/// <summary>What an artifact says of itself, as rows: the one place from which recording and rebuilding take them.</summary>
internal sealed record ArtifactIndex(ArtifactRow Artifact, ModelRow? Model, IReadOnlyList<ScoreRow> Scores)
{
    private const string Iteration = "iteration-";

    /// <exception cref="ArgumentException">The artifact does not lie where <see cref="HomeLayout"/> puts a stage's artifacts.</exception>
    public static ArtifactIndex Of(HomeLayout home, Artifact artifact)
    {
        var path = Path.GetRelativePath(home.Root, artifact.Folder);
        if (path.Split('/') is not ["cycles", var cycle, var folder, var stage, _]
            || !folder.StartsWith(Iteration, StringComparison.Ordinal)
            || !int.TryParse(folder[Iteration.Length..], out var iteration))
        {
            throw new ArgumentException($"{artifact.Folder} is not a stage's artifact in {home.Root} (cycles/CYCLE/iteration-N/STAGE/NAME)");
        }

        var recipe = artifact.Manifest.Recipe;
        var clock = artifact.Clock;
        var row = new ArtifactRow(
            path,
            artifact.Id,
            recipe.Kind,
            recipe.Name,
            cycle,
            iteration,
            stage,
            artifact.Hash,
            recipe.Key(),
            recipe.Fingerprint,
            recipe.CodeVersion,
            recipe.Seed)
        {
            Rows = artifact.Manifest.Rows,
            Bytes = artifact.Manifest.Files.Sum(f => f.Bytes),
            CreatedAt = clock?.CreatedAt,
            Seconds = clock?.Seconds,
        };
        var scores = recipe.Kind == ArtifactKinds.Scores ? artifact.Read<ScoreRecord>() : [];
        return new ArtifactIndex(row, ModelOf(row, artifact.Manifest.Facts), [.. scores.Select(s => Score(row, s))]);
    }

    /// <summary>Adds all its rows to a unit of work.</summary>
    public void AddTo(LedgerContext context)
    {
        context.Artifacts.Add(Artifact);
        context.Scores.AddRange(Scores);
        if (Model is not null)
        {
            context.Models.Add(Model);
        }
    }

    private static ModelRow? ModelOf(ArtifactRow row, IReadOnlyDictionary<string, string> facts) =>
        facts.TryGetValue(ModelFacts.Version, out var version)
            ? new ModelRow(row.CycleId, version, facts.GetValueOrDefault(ModelFacts.Label, version), facts.GetValueOrDefault(ModelFacts.Base), row.Iteration, row.Path)
            : null;

    private static ScoreRow Score(ArtifactRow row, ScoreRecord s) =>
        new(row.Path, row.CycleId, row.Iteration, s.ModelVersion, s.Variant, s.Suite, s.Category, s.Correct, s.N, s.Accuracy, s.Low, s.High);
}
