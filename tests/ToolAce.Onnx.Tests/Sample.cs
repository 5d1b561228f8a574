using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Weights;
using ToolAce.Onnx.Files;
using ToolAce.Onnx.Running;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Onnx.Tests;

/// <summary>A checkpoint and its export, in a folder that goes with this.</summary>
internal sealed class Sample : IDisposable
{
    private readonly string parent;
    private readonly Dictionary<string, Tensor> weights;

    private Sample(string parent, string source, DecoderModel model)
    {
        (this.parent, Source, Model) = (parent, source, model);
        weights = Model.NamedWeights().ToDictionary(w => w.Name, w => w.Weight);
    }

    /// <summary>The base that cycles start from.</summary>
    public static string Tiny => Path.Combine(AppContext.BaseDirectory, "tiny");

    public string Source { get; }

    public DecoderModel Model { get; }

    public string Folder => Path.Combine(parent, "export");

    /// <summary>Exports the tiny base.</summary>
    public static Sample OfTiny(OnnxOptions? options = null) => Exported(new Sample(Temporary(), Tiny, WeightFolder.Load(Tiny, ScalarType.Float32, CPU)), options);

    /// <summary>Exports a random model of a family: the shape is a golden's, with heads as wide as ONNX Runtime's attention wants them.</summary>
    public static Sample OfFamily(string family, OnnxOptions? options = null)
    {
        var config = DecoderConfig.Load(Path.Combine(AppContext.BaseDirectory, "Goldens", family)) with { HeadSize = 16 };
        var shapes = config.Tensors().ToDictionary(t => t.Name, t => t.Shape);
        using var generator = new Generator(7); // its own: tests run side by side
        var model = new DecoderModel(config, name =>
        {
            using var scope = NewDisposeScope();
            var (values, matrix) = (randn(shapes[name], generator: generator), shapes[name].Length == 2);
            return (matrix ? values.mul(0.2) : values.mul(0.3).add(name.EndsWith("bias", StringComparison.Ordinal) ? 0 : 1)).DetachFromDisposeScope();
        });
        var folder = Temporary();
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        File.WriteAllText(Path.Combine(source, "config.json"), config.ToJson(beginToken: 0, endToken: 1, padToken: 2, "float32"));
        return Exported(new Sample(folder, source, model), options);
    }

    public void Write(string folder, OnnxOptions options) =>
        new OnnxExporter(Model.Config, name => weights[name].clone(), Source).Write(folder, options, progress: null, TestContext.Current.CancellationToken);

    public OnnxDecoder Open() => OnnxDecoder.Open(Folder, ExecutionProvider.Cpu, threads: 1);

    /// <summary>The checkpoint's logits after every one of the ids, [time, vocabulary].</summary>
    public float[] Logits(IReadOnlyList<int> ids)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return Model.Logits(Model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Count])).squeeze(0)).data<float>().ToArray();
    }

    /// <summary>Random ids of the model's vocabulary.</summary>
    public int[] Ids(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(Model.Config.VocabularySize))];
    }

    public void Dispose()
    {
        Model.Dispose();
        Directory.Delete(parent, recursive: true);
    }

    private static string Temporary() => Directory.CreateTempSubdirectory("onnx-").FullName;

    private static Sample Exported(Sample sample, OnnxOptions? options)
    {
        sample.Write(sample.Folder, options ?? new OnnxOptions());
        return sample;
    }
}
