using ToolAce.Modeling;
using ToolAce.Onnx.Files;
using ToolAce.Onnx.Running;

namespace ToolAce.Onnx.Tests.Files;

/// <summary>Whatever happens to a file of an export is noticed before the model answers, and named.</summary>
public sealed class OnnxFolderTests : IDisposable
{
    private static readonly OnnxOptions Apart = new() { ExternalDataThreshold = 1 << 10 };
    private readonly Sample sample = Sample.OfFamily("llama3.2", Apart);

    public void Dispose() => sample.Dispose();

    [Theory]
    [InlineData(ModelWriter.FileName)]
    [InlineData(ModelWriter.DataFileName)]
    public void Open_FileCutShort_NamesItAndItsSizes(string file)
    {
        var path = Path.Combine(sample.Folder, file);
        using (var stream = File.OpenWrite(path))
        {
            stream.SetLength(stream.Length - 7);
        }

        Refused($"{path} has {new FileInfo(path).Length} bytes where");
    }

    [Theory]
    [InlineData(ModelWriter.FileName)]
    [InlineData(ModelWriter.DataFileName)]
    public void Open_OneBitFlipped_NamesTheFile(string file)
    {
        var path = Path.Combine(sample.Folder, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Refused($"{path} is not the file that was written");
    }

    [Theory]
    [InlineData(ModelWriter.FileName)]
    [InlineData(ModelWriter.DataFileName)]
    [InlineData(GenAiConfig.FileName)]
    [InlineData(OnnxManifest.FileName)]
    [InlineData("config.json")]
    public void Open_FileMissing_NamesIt(string file)
    {
        File.Delete(Path.Combine(sample.Folder, file));

        Refused(file);
    }

    [Fact]
    public void Open_DataOfAnotherModel_IsRefused()
    {
        using var other = Sample.OfFamily("llama3.1", Apart);
        File.Copy(Path.Combine(other.Folder, ModelWriter.DataFileName), Path.Combine(sample.Folder, ModelWriter.DataFileName), overwrite: true);

        Refused(ModelWriter.DataFileName);
    }

    [Fact]
    public void Open_ConfigOfAnotherModel_IsRefused()
    {
        using var other = Sample.OfFamily("qwen3", Apart);
        File.Copy(Path.Combine(other.Folder, "config.json"), Path.Combine(sample.Folder, "config.json"), overwrite: true);

        Refused("another model");
    }

    [Theory]
    [InlineData(GenAiConfig.FileName)]
    [InlineData(OnnxManifest.FileName)]
    public void Open_JsonDamaged_NamesTheFile(string file)
    {
        File.WriteAllText(Path.Combine(sample.Folder, file), "{ \"model\": [");

        Refused($"{file} is damaged");
    }

    /// <summary>A model in half precision under the papers of one in single: what ONNX Runtime finds in it decides.</summary>
    [Fact]
    public void Open_AnotherTypeThanWritten_IsRefused()
    {
        var half = Path.Combine(sample.Folder, "half");
        sample.Write(half, Apart with { Half = true });
        (OnnxManifest.Of(half, half: true) with { Precision = "f32" }).Save(half);

        var problem = Assert.Throws<ModelFolderException>(() => OnnxDecoder.Open(half, ExecutionProvider.Cpu, 1));

        Assert.Contains("Float16", problem.Message);
    }

    [Fact]
    public void Open_NoModelButText_SaysThatOnnxRuntimeDoesNotLoadIt()
    {
        File.WriteAllText(Path.Combine(sample.Folder, ModelWriter.FileName), "no model");
        OnnxManifest.Of(sample.Folder, half: false).Save(sample.Folder);

        Refused("ONNX Runtime does not load");
    }

    private void Refused(string part)
    {
        var problem = Assert.Throws<ModelFolderException>(() => OnnxDecoder.Open(sample.Folder, ExecutionProvider.Cpu, 1).Dispose());
        Assert.Contains(part, problem.Message);
    }
}
