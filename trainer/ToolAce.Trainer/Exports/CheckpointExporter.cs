using System.Security.Cryptography;
using ToolAce.Modeling;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Files;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Exports.Gguf;
using ToolAce.Trainer.Exports.ModelCards;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports;

/// <summary>
/// Writes a trained adapter in formats that others load, loads each back and compares logits with the trained model. Weights are written one tensor at a time; to compare,
/// one whole model at a time is held, in double precision unless it is large. What fails leaves nothing behind.
/// </summary>
/// <param name="baseFolder">The base, in Hugging Face layout.</param>
/// <param name="adapterFolder">The adapter, in PEFT's layout.</param>
/// <param name="probes">Token ids of the prompts to compare on.</param>
/// <param name="progress">Is told what is being done.</param>
/// <param name="others">Formats that other rooms write.</param>
public sealed class CheckpointExporter(
    string baseFolder, string adapterFolder, IReadOnlyList<IReadOnlyList<int>> probes, Action<string>? progress = null, IReadOnlyList<IModelExport>? others = null)
{
    /// <summary>Largest difference of a logit that counts as the same model.</summary>
    public const double Tolerance = 1e-4;

    private readonly string baseHash = ModelVersions.WeightHash(baseFolder);
    private readonly LogitProbes logits = new(probes);
    private readonly PublishedBase named = PublishedBase.Of(baseFolder);

    /// <summary>Writes one format into <paramref name="folder"/>, which must not exist yet and appears whole.</summary>
    /// <exception cref="ModelFolderException">Base or adapter cannot be used, or what was written does not give the trained model's logits.</exception>
    public ExportResult Export(ExportFormat format, string folder)
    {
        ExportResult? result = null;
        WholeFolder.Write(folder, partial =>
        {
            result = Written(format, partial);
            if (!(result.MaxLogitDifference <= Tolerance))
            {
                throw new ModelFolderException($"The {format} export differs from the trained model by {result.MaxLogitDifference:G3} in a logit; at most {Tolerance} is accepted. It was not published.");
            }
        });
        return result! with
        {
            Path = folder,
            PromptExample = PromptExample.Of(baseFolder),
            OwnTemplate = ChatTemplateFiles.Replacing(baseFolder) is not null,
            ContextLength = DecoderConfig.Load(baseFolder).ContextLength,
        };
    }

    /// <summary>SHA-256 over the names and contents of a folder's files, in the order of their names.</summary>
    public static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ExportResult Written(ExportFormat format, string folder) => format switch
    {
        ExportFormat.Peft => Peft(folder),
        ExportFormat.Merged => Merged(folder),
        ExportFormat.GgufF16 => WriteGguf(format, folder, GgmlType.F16),
        ExportFormat.GgufQ8 => WriteGguf(format, folder, GgmlType.Q8),
        _ => Other(others?.FirstOrDefault(o => o.Format == format) ?? throw new ArgumentOutOfRangeException(nameof(format), format, "nothing writes this format here"), folder),
    };

    private ExportResult Peft(string folder)
    {
        float[][] expected;
        using (var model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU))
        using (var adapter = PeftFolder.Load(adapterFolder, model, baseHash))
        {
            progress?.Invoke("writing the adapter");
            expected = logits.Of(model);
            PeftFolder.Save(folder, adapter, named.Name, baseHash, named.Revision);
            ModelCompanions.WriteTemplate(baseFolder, folder);
        }

        progress?.Invoke("loading it back");
        using var again = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        using var loaded = PeftFolder.Load(folder, again, baseHash);
        return new ExportResult(ExportFormat.Peft, folder, HashOf(folder), LogitProbes.Difference(expected, logits.Of(again)), null);
    }

    private ExportResult Merged(string folder)
    {
        using (var weights = MergedWeights.Open(baseFolder, adapterFolder, baseHash))
        {
            progress?.Invoke("writing the merged weights");
            MergedFolder.Write(folder, baseFolder, weights);
        }

        var stored = WeightFolder.StoredDtype(baseFolder);
        return Compared(
            ExportFormat.Merged, folder, stored != ScalarType.Float32, (_, weight) => weight.to_type(stored), () => WeightFolder.Load(folder, ScalarType.Float32, CPU));
    }

    private ExportResult WriteGguf(ExportFormat format, string folder, GgmlType type)
    {
        var (files, file) = (new ModelFiles(baseFolder), Path.Combine(folder, $"model-{GgmlTypes.Word(type)}.gguf"));
        ModelCompanions.CopyTokenizer(baseFolder, folder);
        IReadOnlyList<string> notes;
        DecoderConfig config;
        using (var weights = MergedWeights.Open(baseFolder, adapterFolder, baseHash))
        {
            progress?.Invoke($"writing {Path.GetFileName(file)}");
            notes = GgufModelWriter.Write(file, $"{named.Name} with {ModelVersions.WeightHash(adapterFolder)}", files, weights, type);
            config = weights.Config;
        }

        return Compared(
            format, folder, rounds: true, (_, weight) => GgufTensorData.Rounded(weight, GgufModelWriter.TypeOf(weight.shape, type)), () => GgufModelReader.Load(file, config)) with
        {
            Notes = notes,
        };
    }

    private ExportResult Other(IModelExport export, string folder)
    {
        progress?.Invoke("asking the trained model");
        var expected = TrainedTwin.LogitsOf(baseFolder, adapterFolder, baseHash, logits);
        using var weights = MergedWeights.Open(baseFolder, adapterFolder, baseHash);
        var (difference, stored) = export.Write(weights, baseFolder, folder, new ExportProbes(probes, expected), progress);
        return new ExportResult(export.Format, folder, HashOf(folder), difference, stored);
    }

    private ExportResult Compared(ExportFormat format, string folder, bool rounds, Func<string, Tensor, Tensor> rounded, Func<DecoderModel> load)
    {
        progress?.Invoke("comparing with the trained model");
        var twin = TrainedTwin.Of(baseFolder, adapterFolder, baseHash, logits, rounded);
        progress?.Invoke("loading it back");
        using var again = load();
        var loaded = logits.Of(again);
        var same = Math.Max(LogitProbes.Difference(twin.Trained, twin.Merged), LogitProbes.Difference(twin.Rounded, loaded));
        return new ExportResult(format, folder, HashOf(folder), same, rounds ? LogitProbes.Difference(twin.Trained, loaded) : null);
    }
}
