using System.Security.Cryptography;
using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports;

/// <summary>Writes a trained adapter in formats that others load, loads each back and compares logits with the trained model.</summary>
public sealed class CheckpointExporter(string baseFolder, string adapterFolder, IReadOnlyList<IReadOnlyList<int>> probes)
{
    /// <summary>Largest difference of a logit that counts as the same model, in f32.</summary>
    public const double Tolerance = 1e-4;

    private static readonly string[] Companions =
        ["config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "generation_config.json"];

    private readonly string baseHash = ModelVersions.WeightHash(baseFolder);

    /// <summary>Writes one format into <paramref name="folder"/>, which must not exist yet.</summary>
    /// <exception cref="ModelFolderException">What was written does not give the trained model's logits.</exception>
    public ExportResult Export(ExportFormat format, string folder)
    {
        using var model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        using var adapter = PeftFolder.Load(adapterFolder, model, baseHash);
        var expected = Logits(model);
        Directory.CreateDirectory(folder);
        var result = format switch
        {
            ExportFormat.Peft => Peft(adapter, folder, expected),
            ExportFormat.Merged => Merged(model, folder, expected),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown export format"),
        };
        return result.MaxLogitDifference <= Tolerance
            ? result
            : throw new ModelFolderException($"The {format} export in {folder} differs from the trained model by {result.MaxLogitDifference:G3} in a logit; at most {Tolerance} is accepted. It was not published.");
    }

    /// <summary>SHA-256 over the names and contents of a folder's files, in the order of their names.</summary>
    public static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ExportResult Peft(LoraAdapter adapter, string folder, float[][] expected)
    {
        PeftFolder.Save(folder, adapter, Path.GetFileName(Path.GetFullPath(baseFolder).TrimEnd('/')), baseHash);
        using var again = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        using var loaded = PeftFolder.Load(folder, again, baseHash);
        return new ExportResult(ExportFormat.Peft, folder, HashOf(folder), Difference(expected, Logits(again)), null);
    }

    private ExportResult Merged(DecoderModel model, string folder, float[][] expected)
    {
        foreach (var file in Companions.Where(f => File.Exists(Path.Combine(baseFolder, f))))
        {
            File.Copy(Path.Combine(baseFolder, file), Path.Combine(folder, file), overwrite: true);
        }

        using var scope = NewDisposeScope();
        var deltas = model.Projections.Where(p => p.Adapter is not null).ToDictionary(p => p.Name + ".weight", p => p.Adapter!.Delta());
        var merged = model.NamedWeights().Select(w => (w.Name, deltas.TryGetValue(w.Name, out var delta) ? w.Weight.add(delta) : w.Weight)).ToList();
        // In f32 the merged folder must be the trained model; what a narrower stored type adds on top is rounding, and is reported beside it.
        WeightFolder.Save(folder, merged, ScalarType.Float32);
        var exact = Difference(expected, LogitsOf(folder));
        var stored = StoredType();
        if (stored == ScalarType.Float32)
        {
            return new ExportResult(ExportFormat.Merged, folder, HashOf(folder), exact, null);
        }

        WeightFolder.Save(folder, merged, stored);
        return new ExportResult(ExportFormat.Merged, folder, HashOf(folder), exact, Difference(expected, LogitsOf(folder)));
    }

    private ScalarType StoredType() => WeightFolder.StoredDtype(baseFolder);

    private float[][] LogitsOf(string folder)
    {
        using var model = WeightFolder.Load(folder, ScalarType.Float32, CPU);
        return Logits(model);
    }

    private float[][] Logits(DecoderModel model)
    {
        using var noGrad = no_grad();
        return [.. probes.Select(ids =>
        {
            using var scope = NewDisposeScope();
            var hidden = model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Count])).squeeze(0);
            return model.Logits(hidden).data<float>().ToArray();
        })];
    }

    private static double Difference(float[][] expected, float[][] actual) =>
        expected.Zip(actual, (e, a) => e.Zip(a, (x, y) => (double)Math.Abs(x - y)).Max()).Max();
}
