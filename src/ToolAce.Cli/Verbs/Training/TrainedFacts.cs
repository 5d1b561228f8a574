using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Publishing;
using ToolAce.Cycles.Stages.Training;
using ToolAce.Trainer.Exports.ModelCards;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Verbs.Training;

/// <summary>What a training by hand left beside its adapter (<see cref="TrainFolder"/>), as a model card tells it.</summary>
internal sealed record TrainedFacts(ModelCardTraining Training, string Data)
{
    /// <summary>Reads it; null where nothing lies there, or what lies there is not of the adapter of this <paramref name="version"/>.</summary>
    public static TrainedFacts? Of(string adapterFolder, string version)
    {
        try
        {
            return Read(adapterFolder, version);
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null; // A card without it is still a card.
        }
    }

    private static TrainedFacts? Read(string folder, string version)
    {
        var (asked, result) = (Object(folder, TrainFolder.AskedFile), Object(folder, TrainFolder.ResultFile));
        if ((string?)result?["modelVersion"] != version || asked?["train"]?.Deserialize<TrainConfig>(CoreJson.Options) is not { } train || (int?)asked["seed"] is not { } seed)
        {
            return null;
        }

        var steps = File.ReadLines(Path.Combine(folder, TrainFolder.StepFile)).Select(line => JsonSerializer.Deserialize<StepRecord>(line, CoreJson.Options)!).ToList();
        var files = (asked["data"]?.AsArray() ?? []).Select(file => ((string)file!).Split(' ')).Select(file => $"`{string.Join(' ', file[..^1])}` (SHA-256 begins with {file[^1]})");
        return new(
            TrainingFacts.Of(TrainingOptions.Of(OptionText.Config("", []) with { Train = train }, seed), seed, steps),
            $"Trained on {(int?)result["dialogs"]} dialogs of {string.Join(", ", files)}.");
    }

    private static JsonObject? Object(string folder, string name) =>
        Path.Combine(folder, name) is var file && File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) as JsonObject : null;
}
