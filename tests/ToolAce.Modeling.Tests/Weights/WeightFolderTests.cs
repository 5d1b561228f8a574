using System.Text.Json.Nodes;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Tests.Decoders;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Weights;

public sealed class WeightFolderTests
{
    public static TheoryData<string> All => FamilyGolden.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Save_InPartsAndBack_KeepsEveryByte(string family)
    {
        using var copy = new ModelCopy(family).InParts();
        using var before = SafetensorsParts.Open(FamilyGolden.FolderOf(family));
        using var after = SafetensorsParts.Open(copy.Folder);

        Assert.InRange(after.Paths.Count(), 2, 10);
        Assert.Equal(before.Tensors.Keys.Order(StringComparer.Ordinal), after.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.All(before.Tensors.Values, t =>
        {
            Assert.Equal(SafetensorsDtype.BF16, after.Tensors[t.Name].Dtype);
            Assert.Equal(t.Shape, after.Tensors[t.Name].Shape);
            Assert.Equal(before.Bytes(t.Name).ToArray(), after.Bytes(t.Name).ToArray());
        });
    }

    [Fact]
    public void Save_InParts_NamesAndIndexesThemAsTransformersDoes()
    {
        using var copy = new ModelCopy().InParts();

        var index = JsonNode.Parse(File.ReadAllText(copy.At(SafetensorsParts.IndexName)))!;

        var parts = index["weight_map"]!.AsObject().Select(e => (string)e.Value!).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(1, parts.Count).Select(i => $"model-{i:D5}-of-{parts.Count:D5}.safetensors"), parts);
        Assert.Equal([.. parts.Append("config.json").Append(SafetensorsParts.IndexName).Order(StringComparer.Ordinal)], Directory.GetFiles(copy.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var opened = SafetensorsParts.Open(copy.Folder);
        Assert.Equal(opened.Tensors.Values.Sum(t => t.Length), (long)index["metadata"]!["total_size"]!);
        Assert.All(parts, part =>
        {
            using var file = SafetensorsFile.Open(copy.At(part));
            Assert.InRange(file.Tensors.Values.Sum(t => t.Length), 1, 4000);
        });
    }

    [Fact]
    public void Save_OverWeightsInAnotherDivision_LeavesTheNewOnesAlone()
    {
        using var copy = new ModelCopy();
        using var model = WeightFolder.Load(copy.Folder, ScalarType.BFloat16, CPU);
        var hash = ModelVersions.WeightHash(copy.Folder);
        foreach (var partBytes in new[] { 4000L, 4000L, 2000L, WeightFolder.PartBytes, 3000L })
        {
            WeightFolder.Save(copy.Folder, model.NamedWeights(), ScalarType.BFloat16, partBytes);

            using var files = SafetensorsParts.Open(copy.Folder);
            Assert.Equal(files.Paths, Directory.GetFiles(copy.Folder, "*.safetensors").Order(StringComparer.Ordinal));
            Assert.Equal(files.Paths.Count() > 1, File.Exists(copy.At(SafetensorsParts.IndexName)));
            Assert.Empty(Directory.GetFiles(copy.Folder, "*.new"));
        }

        File.WriteAllBytes(copy.At("consolidated.safetensors"), [1]);
        WeightFolder.Save(copy.Folder, model.NamedWeights(), ScalarType.BFloat16, partBytes: 4000);
        Assert.NotEqual(hash, ModelVersions.WeightHash(copy.Folder));
        var parted = ModelVersions.WeightHash(copy.Folder);
        File.Delete(copy.At("consolidated.safetensors"));
        Assert.Equal(parted, ModelVersions.WeightHash(copy.Folder));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(1_000_000)]
    public void Save_ThatFailsHalfWay_LeavesTheOldWeights(long partBytes)
    {
        using var copy = new ModelCopy();
        using var model = WeightFolder.Load(copy.Folder, ScalarType.BFloat16, CPU);
        var before = Files(copy.Folder);
        IEnumerable<PendingWeight> Failing() =>
            model.NamedWeights().Select((w, i) => i < 15 ? PendingWeight.Of(w.Name, w.Weight) : new PendingWeight(w.Name, w.Weight.shape, () => throw new IOException("no space left")));

        Assert.Throws<IOException>(() => WeightFolder.Save(copy.Folder, Failing(), ScalarType.BFloat16, partBytes));

        Assert.Equal(before, Files(copy.Folder));
    }

    /// <summary>A folder where a part is to come lets the renaming fail in the middle, as a kill would.</summary>
    [Fact]
    public void Save_StoppedBetweenTwoParts_LeavesTheOldWeights()
    {
        using var copy = new ModelCopy();
        using var model = WeightFolder.Load(copy.Folder, ScalarType.BFloat16, CPU);
        using (var parted = new ModelCopy().InParts())
        {
            Directory.CreateDirectory(copy.At(Path.GetFileName(parted.Part(2))));
        }

        Assert.ThrowsAny<Exception>(() => WeightFolder.Save(copy.Folder, model.NamedWeights(), ScalarType.BFloat16, partBytes: 4000));

        using var files = SafetensorsParts.Open(copy.Folder);
        Assert.Equal([copy.At("model.safetensors")], files.Paths);
        WeightFolder.Check(copy.Folder);
    }

    [Fact]
    public void Save_WeightsMadeOnDemand_HoldsOneAtATime()
    {
        using var copy = new ModelCopy();
        using var model = WeightFolder.Load(copy.Folder, ScalarType.Float32, CPU);
        var made = new List<Tensor>();
        Tensor Make(Tensor weight)
        {
            Assert.All(made, tensor => Assert.True(tensor.IsInvalid));
            made.Add(weight.mul(2));
            return made[^1];
        }

        WeightFolder.Save(copy.Folder, model.NamedWeights().Select(w => new PendingWeight(w.Name, w.Weight.shape, () => Make(w.Weight))), ScalarType.Float32, partBytes: 9000);

        using var doubled = WeightFolder.Load(copy.Folder, ScalarType.Float32, CPU);
        Assert.All(model.NamedWeights().Zip(doubled.NamedWeights()), pair => Assert.Equal(LlamaGolden.Flat(pair.First.Weight).Select(x => 2 * x), LlamaGolden.Flat(pair.Second.Weight)));
    }

    [Fact]
    public void LoadAndSave_Progress_EndsAtTheTotal()
    {
        using var copy = new ModelCopy();
        var (read, written) = (new Told(), new Told());

        using var model = WeightFolder.Load(copy.Folder, ScalarType.Float32, CPU, read);
        WeightFolder.Save(copy.Folder, model.NamedWeights(), ScalarType.BFloat16, partBytes: 4000, written);

        foreach (var told in new[] { read.All, written.All })
        {
            Assert.Equal(model.Config.Tensors().Select(t => t.Name).Order(StringComparer.Ordinal), told.Select(p => p.Tensor).Order(StringComparer.Ordinal));
            Assert.Equal(2 * model.Config.ParameterCount(), told[^1].TotalBytes);
            Assert.Equal(told[^1].TotalBytes, told[^1].Bytes);
        }
    }

    /// <summary>Beyond one piece, where places are counted in elements and pieces in bytes.</summary>
    [Theory]
    [InlineData(ScalarType.Float32, ScalarType.Float32)]
    [InlineData(ScalarType.Float32, ScalarType.BFloat16)]
    [InlineData(ScalarType.BFloat16, ScalarType.Float32)]
    [InlineData(ScalarType.Float64, ScalarType.Float16)]
    public void WriteAndRead_TensorOfManyPieces_KeepsTheValues(ScalarType stored, ScalarType read)
    {
        using var scope = NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory("toolace-tensor").FullName;
        var path = Path.Combine(folder, "t.safetensors");
        var values = arange(0, 4_500_001, ScalarType.Int64).remainder(251).to_type(stored);

        TensorFileIO.Write(path, [("t", values)]);
        var target = zeros([4_500_001], read);
        TensorFileIO.ReadInto(path, [("t", target)]);

        Assert.Equal(0, target.to_type(ScalarType.Float64).sub(values.to_type(ScalarType.Float64)).abs().max().item<double>());
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string> Files(string folder) =>
        Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    private sealed class Told : IProgress<WeightProgress>
    {
        public List<WeightProgress> All { get; } = [];

        public void Report(WeightProgress value) => All.Add(value);
    }
}
