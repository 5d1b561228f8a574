namespace ToolAce.Web.Leaderboards;

/// <summary>An evaluation outside cycles, as its folder in the home tells it.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Model">The model's version.</param>
/// <param name="Prompts">How questions became prompts; empty where the run does not say.</param>
/// <param name="Started">When it was started.</param>
/// <param name="Finished">Whether every item was answered.</param>
/// <param name="Settings">All that it says of how it was made, name by name.</param>
/// <param name="Notes">Figures that stand in no column: means of what was scored by degree, and what the house's own rule says where it is stricter than the benchmark's.</param>
/// <param name="Scores">Right answers and items by suite and category.</param>
internal sealed record StoredRun(
    string Name,
    string Model,
    string Prompts,
    DateTimeOffset? Started,
    bool Finished,
    IReadOnlyList<(string Name, string Value)> Settings,
    IReadOnlyList<(string Name, string Value)> Notes,
    IReadOnlyDictionary<ScoreColumn, CellScore> Scores);
