using System.Text.Json.Nodes;
using ToolAce.Modeling;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.Gguf;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class CheckpointExporterTests : IDisposable
{
    private static readonly int[][] Probes = [[0, 3, 400, 500, 1, 4], [0, 3, 1000, 4000, 77]];
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-export").FullName;
    private readonly string baseFolder;
    private readonly string adapter;

    public CheckpointExporterTests()
    {
        (baseFolder, adapter) = (Path.Combine(folder, "base"), Path.Combine(folder, "adapter"));
        Directory.CreateDirectory(baseFolder);
        foreach (var file in Directory.GetFiles(FamilyShapes.TinyFolder))
        {
            File.Copy(file, Path.Combine(baseFolder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(baseFolder, "generation_config.json"), """{"temperature":0.5}""");
        AdapterSample.Write(adapter, baseFolder, new LoraOptions { Rank = 8 });
    }

    private string Output => Path.Combine(folder, "out");

    [Fact]
    public void Export_Merged_KeepsTypeFilesAndLogits()
    {
        var result = Exporter().Export(ExportFormat.Merged, Output);

        Assert.InRange(result.MaxLogitDifference, 0, 1e-5); // in double precision nothing but the merged weights' own rounding shows
        Assert.Equal(ScalarType.BFloat16, WeightFolder.StoredDtype(Output));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Path.Combine(baseFolder, "config.json"))), JsonNode.Parse(File.ReadAllText(Path.Combine(Output, "config.json")))));
        foreach (var file in Directory.GetFiles(baseFolder).Select(Path.GetFileName).Where(f => f != "config.json" && !f!.EndsWith(".safetensors", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(baseFolder, file!)), File.ReadAllBytes(Path.Combine(Output, file!)));
        }

        using var merged = WeightFolder.Load(Output, ScalarType.Float32, CPU);
        using var trained = new TrainedSample(baseFolder, adapter, ScalarType.Float64);
        Assert.Equal(result.StoredMaxLogitDifference!.Value, Probes.Max(ids => Difference(trained.Logits(ids), TrainedSample.Logits(merged, ids))), 1e-6);
        Assert.InRange(result.StoredMaxLogitDifference.Value, 1e-6, 1);
        Assert.Equal(CheckpointExporter.HashOf(Output), result.Sha256);
    }

    [Theory]
    [InlineData(ExportFormat.Peft)]
    [InlineData(ExportFormat.Merged)]
    [InlineData(ExportFormat.GgufF16)]
    public void Export_OfAnAdapterWithMagnitudesAndTheOtherScale_IsTheTrainedModel(ExportFormat format)
    {
        AdapterSample.Write(adapter, baseFolder, new LoraOptions { Rank = 4, Dora = true, RankStabilised = true, Targets = ["q_proj", "up_proj", "down_proj"] });
        Assert.InRange(Exporter().Export(format, Output).MaxLogitDifference, 0, CheckpointExporter.Tolerance);
    }

    [Theory]
    [InlineData("cache/models--meta-llama--Llama-3.1-8B/snapshots/0123abcd", "meta-llama/Llama-3.1-8B", "0123abcd")]
    [InlineData("cache/snapshots/0123abcd/", "0123abcd", null)]
    [InlineData("some/tiny", "tiny", null)]
    public void PublishedBase_OfAFolder_IsWhatHuggingFacesCacheCallsIt(string path, string name, string? revision) =>
        Assert.Equal(new PublishedBase(name, revision), PublishedBase.Of(Path.Combine(folder, path)));

    [Fact]
    public void Export_Peft_NamesItsBaseAndLoadsOnItAlone()
    {
        var result = Exporter().Export(ExportFormat.Peft, Output);

        Assert.InRange(result.MaxLogitDifference, 0, CheckpointExporter.Tolerance);
        var hash = ModelVersions.WeightHash(baseFolder);
        Assert.Contains(hash, File.ReadAllText(Path.Combine(Output, "adapter_config.json")), StringComparison.Ordinal);
        using var model = WeightFolder.Load(baseFolder, ScalarType.Float32, CPU);
        Assert.Contains("0123456789abcdef", Assert.Throws<ModelFolderException>(() => PeftFolder.Load(Output, model, "0123456789abcdef")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Peft)]
    [InlineData(ExportFormat.Merged)]
    [InlineData(ExportFormat.GgufF16)]
    [InlineData(ExportFormat.GgufQ8)]
    public void Export_OfAnAdapterOfAnotherBase_IsRefusedAndLeavesNothing(ExportFormat format)
    {
        var config = Path.Combine(adapter, "adapter_config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace(ModelVersions.WeightHash(baseFolder), "0123456789abcdef", StringComparison.Ordinal));

        Assert.Contains("0123456789abcdef", Assert.Throws<ModelFolderException>(() => Exporter().Export(format, Output)).Message, StringComparison.Ordinal);
        AssertNothing();
    }

    [Theory]
    [InlineData(ExportFormat.Peft)]
    [InlineData(ExportFormat.Merged)]
    [InlineData(ExportFormat.GgufF16)]
    public void Export_OfAnAdapterCutShort_IsRefusedAndLeavesNothing(ExportFormat format)
    {
        using (var stream = File.OpenWrite(Path.Combine(adapter, "adapter_model.safetensors")))
        {
            stream.SetLength(stream.Length - 100);
        }

        Assert.Throws<ModelFolderException>(() => Exporter().Export(format, Output));
        AssertNothing();
    }

    [Fact]
    public void Export_OfAWeightThatHalfPrecisionCannotHold_IsRefusedByNameAndLeavesNothing()
    {
        var huge = FamilyShapes.Write(Path.Combine(folder, "huge"), FamilyShapes.Of("qwen2"));
        using (var model = WeightFolder.Load(huge, ScalarType.Float32, CPU))
        {
            using (no_grad())
            using (var place = model.NamedWeights().First(w => w.Name == "model.layers.1.mlp.up_proj.weight").Weight.narrow(0, 0, 1))
            {
                place.fill_(1e5);
            }

            WeightFolder.Save(huge, model.NamedWeights(), ScalarType.Float32);
        }

        AdapterSample.Write(Path.Combine(folder, "second"), huge, new LoraOptions { Targets = ["q_proj"] });
        var refused = Assert.Throws<ModelFolderException>(() => new CheckpointExporter(huge, Path.Combine(folder, "second"), Probes).Export(ExportFormat.GgufF16, Output));
        Assert.Contains("model.layers.1.mlp.up_proj.weight", refused.Message, StringComparison.Ordinal);
        AssertNothing();
    }

    [Theory]
    [InlineData(ExportFormat.GgufF16, "model-f16.gguf", 1)]
    [InlineData(ExportFormat.GgufQ8, "model-q8_0.gguf", 7)]
    public void Export_Gguf_KeepsVectorsWideAndCarriesTheTemplate(ExportFormat format, string name, int fileType)
    {
        var result = Exporter().Export(format, Output);

        using var file = GgufFile.Open(Path.Combine(result.Path, name));
        Assert.Equal(fileType, file.Number("general.file_type"));
        Assert.All(file.Tensors.Values, t => Assert.Equal(t.Shape.Count == 1 ? GgmlType.F32 : format == ExportFormat.GgufF16 ? GgmlType.F16 : GgmlType.Q8, t.Type));
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(baseFolder, "tokenizer_config.json")))!;
        Assert.Equal((string?)config["chat_template"], file.Text("tokenizer.chat_template"));
        Assert.Equal(File.ReadAllText(Path.Combine(baseFolder, "tokenizer.json")).Length > 0, file.Text("tokenizer.huggingface.json")!.Contains("\"vocab\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Export_OfAModelWithAWindow_SaysThatLlamaCppHasNone()
    {
        var windowed = FamilyShapes.Write(Path.Combine(folder, "windowed"), FamilyShapes.Of("mistral") with { SlidingWindow = 100 });
        AdapterSample.Write(adapter, windowed, new LoraOptions { Rank = 2 });
        var result = new CheckpointExporter(windowed, adapter, Probes).Export(ExportFormat.GgufF16, Output);
        Assert.Contains(result.Notes, n => n.Contains("look back 100 tokens", StringComparison.Ordinal));
    }

    [Fact]
    public void Export_OfAQwen3WithBiases_IsRefusedAndLeavesNothing()
    {
        var biased = FamilyShapes.Write(Path.Combine(folder, "biased"), FamilyShapes.Of("qwen3") with { QueryKeyValueBias = true, OutputBias = true });
        AdapterSample.Write(adapter, biased, new LoraOptions { Rank = 2 });
        Assert.Contains("biases", Assert.Throws<ModelFolderException>(() => new CheckpointExporter(biased, adapter, Probes).Export(ExportFormat.GgufF16, Output)).Message, StringComparison.Ordinal);
        AssertNothing();
    }

    [Theory]
    [InlineData(ExportFormat.Merged)]
    [InlineData(ExportFormat.GgufF16)]
    public void Export_OfABaseThatMayOnlyBeRead_IsItsOwnersToWrite(ExportFormat format)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("files have no modes there");
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in Directory.GetFiles(baseFolder))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        Exporter().Export(format, Output);

        foreach (var file in Directory.GetFiles(Output))
        {
            Assert.Equal(Owner, File.GetUnixFileMode(file) & Owner);
        }
    }

    [Fact]
    public void Export_IntoAFolderInUse_IsRefusedAndKeepsIt()
    {
        Directory.CreateDirectory(Output);
        File.WriteAllText(Path.Combine(Output, "mine.txt"), "mine");
        Assert.Throws<ModelFolderException>(() => Exporter().Export(ExportFormat.Peft, Output));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Output, "mine.txt")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private CheckpointExporter Exporter() => new(baseFolder, adapter, Probes);

    private void AssertNothing() => Assert.Empty(Directory.GetFileSystemEntries(folder, "out*"));

    private static double Difference(float[][] one, float[][] other) => one.Zip(other, (a, b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Max()).Max();
}
