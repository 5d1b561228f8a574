using ToolAce.Modeling;
using ToolAce.Modeling.Devices;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Weights;
using ToolAce.Onnx.Files;
using ToolAce.Trainer.Exports;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Onnx.Tests;

/// <summary>A trained adapter on the tiny base, published as ONNX.</summary>
public sealed class OnnxExportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("onnx-").FullName;
    private readonly int[][] probes = [.. Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 6 + 17 * i).Select(t => (t * 131 + i * 7) % 4000).ToArray())];

    public OnnxExportTests() => WriteAdapter(Adapter);

    private string Adapter => Path.Combine(folder, "adapter");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Export_SinglePrecision_GivesTheTrainedModelsLogits()
    {
        var result = Exporter().Export(ExportFormat.Onnx, Path.Combine(folder, "out"));

        Assert.InRange(result.MaxLogitDifference, 1e-9, CheckpointExporter.Tolerance);
        Assert.Null(result.StoredMaxLogitDifference);
        Assert.Equal(CheckpointExporter.HashOf(result.Path), result.Sha256);
    }

    [Fact]
    public void Export_OnALongPrompt_ComparesBothItsEnds()
    {
        int[] prompt = [.. Enumerable.Range(0, 200).Select(t => (t * 131) % 4000)];

        var result = new CheckpointExporter(Sample.Tiny, Adapter, [prompt], progress: null, OnnxExport.All).Export(ExportFormat.Onnx, Path.Combine(folder, "out"));

        Assert.InRange(result.MaxLogitDifference, 1e-9, CheckpointExporter.Tolerance);
    }

    [Fact]
    public void Export_HalfPrecision_TellsWhatRoundingAdds()
    {
        var result = Exporter().Export(ExportFormat.OnnxF16, Path.Combine(folder, "out"));

        Assert.InRange(result.MaxLogitDifference, 1e-9, CheckpointExporter.Tolerance);
        Assert.InRange(result.StoredMaxLogitDifference!.Value, 1e-3, 0.2);
        Assert.True(OnnxManifest.Load(result.Path).Half);
        Assert.Empty(Directory.GetDirectories(result.Path));
    }

    [Fact]
    public async Task Export_LoadedAsATextModel_AnswersAsBaseWithAdapter()
    {
        var result = Exporter().Export(ExportFormat.Onnx, Path.Combine(folder, "out"));
        using var onnx = OnnxTextModel.Load(result.Path, DeviceRequest.Cpu, threads: 1, _ => { });
        using var trained = LocalTextModel.Load(Sample.Tiny, Adapter, ScalarType.Float32, CPU);
        using var plain = LocalTextModel.Load(Sample.Tiny, adapterFolder: null, ScalarType.Float32, CPU);
        string[] contexts = ["Find a hotel in", "The function", "a b c"];
        var options = new Core.Models.GenerationOptions(MaxTokens: 32);

        var expected = await trained.ContinueAsync(contexts, options, progress: null, TestContext.Current.CancellationToken);
        var untrained = await plain.ContinueAsync(contexts, options, progress: null, TestContext.Current.CancellationToken);
        var actual = await onnx.ContinueAsync(contexts, options, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(expected.Select(a => a.Text), actual.Select(a => a.Text));
        Assert.NotEqual(untrained.Select(a => a.Text), actual.Select(a => a.Text));
    }

    /// <summary>An export that is not the trained model: here one of the plain base.</summary>
    [Fact]
    public void Export_OtherLogits_IsRefusedAndLeavesNothing()
    {
        var another = Path.Combine(folder, "another");
        WriteAdapter(another, size: 0);
        var exporter = new CheckpointExporter(Sample.Tiny, Adapter, probes, progress: null, [new Wrong(another)]);

        var problem = Assert.Throws<ModelFolderException>(() => exporter.Export(ExportFormat.Onnx, Path.Combine(folder, "out")));

        Assert.Contains("differs from the trained model", problem.Message);
        Assert.Equal(["adapter", "another"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    private CheckpointExporter Exporter() => new(Sample.Tiny, Adapter, probes, progress: null, OnnxExport.All);

    private static void WriteAdapter(string folder, double size = 0.05)
    {
        using var noGrad = no_grad();
        using var model = WeightFolder.Load(Sample.Tiny, ScalarType.Float32, CPU);
        using var adapter = LoraAdapter.Create(model, new LoraOptions(), seed: 3);
        foreach (var (_, factor) in adapter.Factors)
        {
            using var values = randn(factor.B.shape).mul(size);
            factor.B.copy_(values);
        }

        PeftFolder.Save(folder, adapter, "tiny", ModelVersions.WeightHash(Sample.Tiny));
    }

    private sealed class Wrong(string adapter) : IModelExport
    {
        public ExportFormat Format => ExportFormat.Onnx;

        public (double Difference, double? Stored) Write(MergedWeights weights, string baseFolder, string folder, ExportProbes probes, Action<string>? progress)
        {
            using var others = MergedWeights.Open(baseFolder, adapter, ModelVersions.WeightHash(baseFolder));
            return new OnnxExport(half: false).Write(others, baseFolder, folder, probes, progress);
        }
    }
}
