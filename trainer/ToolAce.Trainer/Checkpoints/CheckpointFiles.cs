using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Modeling;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Checkpoints;

/// <summary>
/// The files of one checkpoint: tensors, what else there is to know, and a manifest of both with size and SHA-256. The manifest's own text follows from the files, so no
/// byte of any of them can change unnoticed.
/// </summary>
internal static class CheckpointFiles
{
    public const string Tensors = "state.safetensors";
    public const string Run = "run.json";
    public const string Manifest = "manifest.sha256";

    public static void Write(string folder, IReadOnlyList<(string Name, Tensor Value)> state, TrainingState run)
    {
        TensorFileIO.Write(Path.Combine(folder, Tensors), state);
        File.WriteAllText(Path.Combine(folder, Run), JsonSerializer.Serialize(run, CoreJson.Options));
        File.WriteAllText(Path.Combine(folder, Manifest), ManifestOf(folder));
    }

    /// <summary>Reads everything but the tensors, once the manifest has been found true.</summary>
    /// <exception cref="ModelFolderException">A file is missing or is not what was written.</exception>
    public static TrainingState Read(string folder)
    {
        foreach (var file in new[] { Tensors, Run, Manifest })
        {
            if (!File.Exists(Path.Combine(folder, file)))
            {
                throw new ModelFolderException($"{file} is missing");
            }
        }

        if (File.ReadAllText(Path.Combine(folder, Manifest)) != ManifestOf(folder))
        {
            throw new ModelFolderException("its files are not those that were written");
        }

        return JsonSerializer.Deserialize<TrainingState>(File.ReadAllText(Path.Combine(folder, Run)), CoreJson.Options)
            ?? throw new ModelFolderException($"{Run} is empty");
    }

    /// <summary>The best step that a checkpoint knows of, unchecked; 0 where there is none to be read.</summary>
    public static int BestStepOf(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingState>(File.ReadAllText(Path.Combine(folder, Run)), CoreJson.Options)?.BestStep ?? 0;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return 0;
        }
    }

    /// <summary>Copies the tensors into their namesakes.</summary>
    public static void ReadTensors(string folder, IReadOnlyList<(string Name, Tensor Value)> state) => TensorFileIO.ReadInto(Path.Combine(folder, Tensors), state);

    private static string ManifestOf(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in new[] { Tensors, Run })
        {
            using var stream = File.OpenRead(Path.Combine(folder, file));
            text.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append("  ").Append(file).Append("  ").Append(stream.Length).Append('\n');
        }

        return text.ToString();
    }
}
