using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Modeling;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Checkpoints;

/// <summary>
/// A training run's checkpoints: <c>step-NNNNNN/</c> with the tensors, the records so far and a hash of both. A checkpoint appears whole or not at all; a damaged one
/// is passed over, and the one before it used.
/// </summary>
public sealed class CheckpointFolder(string folder)
{
    private const string TensorFile = "state.safetensors";
    private const string RecordFile = "records.json";
    private const string HashFile = "hashes.json";
    private const int Kept = 2;

    /// <summary>Writes a checkpoint after the last of <paramref name="records"/> and removes all but the newest two.</summary>
    public void Save(IReadOnlyList<(string Name, Tensor Value)> state, IReadOnlyList<StepRecord> records)
    {
        var name = $"step-{records.Count:D6}";
        var (final, partial) = (Path.Combine(folder, name), Path.Combine(folder, name + ".partial"));
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        Directory.CreateDirectory(partial);
        TensorFileIO.Write(Path.Combine(partial, TensorFile), state);
        File.WriteAllText(Path.Combine(partial, RecordFile), JsonSerializer.Serialize(records, CoreJson.Options));
        File.WriteAllText(Path.Combine(partial, HashFile), JsonSerializer.Serialize(Hashes(partial), CoreJson.Options));
        Durable.Flush(partial);
        if (Directory.Exists(final))
        {
            Directory.Delete(final, recursive: true);
        }

        Directory.Move(partial, final);
        Durable.Flush(folder);
        foreach (var old in Newest().Skip(Kept))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Copies the newest sound checkpoint into <paramref name="state"/>; returns its records, none when there is no checkpoint.</summary>
    public List<StepRecord> Restore(IReadOnlyList<(string Name, Tensor Value)> state, Action<string>? log)
    {
        foreach (var checkpoint in Newest())
        {
            try
            {
                var expected = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(checkpoint, HashFile)), CoreJson.Options)!;
                if (!expected.OrderBy(h => h.Key).SequenceEqual(Hashes(checkpoint).OrderBy(h => h.Key)))
                {
                    throw new ModelFolderException("its files do not match their hashes");
                }

                TensorFileIO.ReadInto(Path.Combine(checkpoint, TensorFile), state);
                var records = JsonSerializer.Deserialize<List<StepRecord>>(File.ReadAllText(Path.Combine(checkpoint, RecordFile)), CoreJson.Options)!;
                log?.Invoke($"continuing after step {records.Count} from {checkpoint}");
                return records;
            }
            catch (Exception e) when (e is IOException or JsonException or ModelFolderException)
            {
                log?.Invoke($"checkpoint {checkpoint} is damaged ({e.Message}); using the one before it");
            }
        }

        return [];
    }

    /// <summary>Removes all checkpoints, once the result is safe elsewhere.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string> Hashes(string checkpoint) =>
        new[] { TensorFile, RecordFile }.ToDictionary(f => f, f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(checkpoint, f)))));

    private IEnumerable<string> Newest() =>
        Directory.Exists(folder)
            ? Directory.GetDirectories(folder, "step-*")
                .Where(d => int.TryParse(Path.GetFileName(d).AsSpan("step-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .OrderDescending(StringComparer.Ordinal)
                .ToList()
            : [];
}
