using System.Text.Json.Nodes;
using ToolAce.Modeling;
using ToolAce.Onnx.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Onnx.Tests;

public sealed class OnnxExporterTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void Write_WeightsAboveTheThreshold_AreInAFileBesideAndGiveTheSameLogits()
    {
        using var inside = Sample.OfTiny();
        using var apart = Sample.OfTiny(new OnnxOptions { ExternalDataThreshold = Megabyte });
        var ids = inside.Ids(30, seed: 1);

        Assert.False(File.Exists(Path.Combine(inside.Folder, ModelWriter.DataFileName)));
        Assert.InRange(new FileInfo(Path.Combine(apart.Folder, ModelWriter.FileName)).Length, 1, Megabyte);
        Assert.InRange(new FileInfo(Path.Combine(apart.Folder, ModelWriter.DataFileName)).Length, 5 * Megabyte, 10 * Megabyte);
        Assert.Equal(Logits(inside, ids), Logits(apart, ids));
    }

    [Fact]
    public void Write_SameModelTwice_GivesTheSameBytes()
    {
        using var sample = Sample.OfFamily("qwen3", new OnnxOptions { ExternalDataThreshold = 0 });
        var again = sample.Folder + "-again";

        sample.Write(again, new OnnxOptions { ExternalDataThreshold = 0 });

        Assert.All(Directory.GetFiles(sample.Folder), f => Assert.Equal(File.ReadAllBytes(f), File.ReadAllBytes(Path.Combine(again, Path.GetFileName(f)))));
    }

    [Fact]
    public void Write_TinyBase_SaysInGenAiConfigWhatTheModelIs()
    {
        using var sample = Sample.OfTiny();

        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(sample.Folder, GenAiConfig.FileName)))!["model"]!;

        Assert.Equal("llama", (string)model["type"]!);
        Assert.Equal(1, (int)model["eos_token_id"]!);
        Assert.Equal(sample.Model.Config.ContextLength, (int)model["context_length"]!);
        Assert.Equal(sample.Model.Config.Layers, (int)model["decoder"]!["num_hidden_layers"]!);
        Assert.True(File.Exists(Path.Combine(sample.Folder, "tokenizer.json")));
    }

    /// <summary>The disk is full at some weight: as a stream would say it.</summary>
    [Theory]
    [InlineData("model.embed_tokens.weight")]
    [InlineData("model.norm.weight")]
    public void Write_DiskFull_LeavesNothing(string weight)
    {
        using var sample = Sample.OfFamily("llama3");
        var folder = sample.Folder + "-full";
        var exporter = new OnnxExporter(
            sample.Model.Config,
            name => name == weight ? throw new IOException("No space left on device") : sample.Model.NamedWeights().Single(w => w.Name == name).Weight.clone(),
            sample.Source);

        Assert.Throws<IOException>(() => exporter.Write(folder, new OnnxOptions { ExternalDataThreshold = 0 }, progress: null, TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!, "*-full*"));
    }

    [Fact]
    public void Write_HeadsThatAttentionDoesNotTake_IsRefused()
    {
        using var sample = Sample.OfFamily("llama3");
        var exporter = new OnnxExporter(sample.Model.Config with { HeadSize = 20 }, _ => throw new InvalidOperationException("no weight is asked for"), sample.Source);

        var problem = Assert.Throws<ModelFolderException>(() => exporter.Write(sample.Folder + "-odd", new OnnxOptions(), progress: null, TestContext.Current.CancellationToken));

        Assert.Contains("head size of 20", problem.Message);
    }

    [Fact]
    public void Write_OneWeightAfterTheOther_HoldsNoOtherMeanwhile()
    {
        using var sample = Sample.OfTiny();
        var alive = new List<WeakReference<Tensor>>();
        var most = 0;
        var exporter = new OnnxExporter(
            sample.Model.Config,
            name =>
            {
                most = Math.Max(most, alive.Count(r => r.TryGetTarget(out var t) && !t.IsInvalid));
                var copy = sample.Model.NamedWeights().Single(w => w.Name == name).Weight.clone();
                alive.Add(new WeakReference<Tensor>(copy));
                return copy;
            },
            sample.Source);

        exporter.Write(sample.Folder + "-counted", new OnnxOptions(), progress: null, TestContext.Current.CancellationToken);

        Assert.InRange(most, 0, 2); // queries, keys and values go together
    }

    private static float[] Logits(Sample sample, int[] ids)
    {
        using var decoder = sample.Open();
        using var cache = decoder.Cache(1, ids.Length);
        using var run = decoder.Run(cache, 0, 1);
        return run.Read([.. ids.Select(i => (long)i)], [.. ids.Select(_ => 1L)], lastOnly: false).ToArray();
    }
}
