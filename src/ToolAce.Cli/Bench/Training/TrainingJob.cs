using System.Text.Json;
using System.Text.Json.Serialization;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Training;

/// <summary>What every side of a comparison does: steps of LoRA training over one batch of random sequences. Model and adapter lie beside it.</summary>
/// <param name="Sequences">Token ids, [batch, length]; every step takes them all.</param>
/// <param name="FirstSupervised">The tokens from this position on count, in every sequence.</param>
/// <param name="LearningRates">One a step.</param>
/// <param name="PeakRate">The learning rate that <paramref name="LearningRates"/> follow.</param>
/// <param name="Part">Sequences in one forward pass of ours: a matter of memory and cores, not of the result.</param>
/// <param name="Scale">The adapter's alpha / rank.</param>
/// <param name="Clip">Largest joint gradient norm.</param>
/// <param name="Beta2">Second-moment decay of AdamW.</param>
/// <param name="Threads">Processor threads.</param>
internal sealed record TrainingJob(
    IReadOnlyList<int[]> Sequences, int FirstSupervised, IReadOnlyList<double> LearningRates, double PeakRate, int Part, double Scale, double Clip, double Beta2, int Threads)
{
    /// <summary>Name of the file in the job's folder.</summary>
    public const string FileName = "job.json";

    /// <summary>Tokens of one step.</summary>
    [JsonIgnore]
    public int Tokens => Sequences.Sum(s => s.Length);

    /// <summary>Which tokens of a sequence count.</summary>
    [JsonIgnore]
    public IReadOnlyList<bool> Supervised => [.. Enumerable.Range(0, Sequences[0].Length).Select(t => t >= FirstSupervised)];

    /// <summary>Reads the job of a folder.</summary>
    public static TrainingJob Load(string folder) => JsonSerializer.Deserialize<TrainingJob>(File.ReadAllText(Path.Combine(folder, FileName)), CoreJson.Options)!;

    /// <summary>Writes it.</summary>
    public void Save(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, CoreJson.Options));
}
