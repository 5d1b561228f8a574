using System.Text.Json.Nodes;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Tests.Decoders;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Weights;

/// <summary>A copy of a golden's model folder, to be damaged.</summary>
internal sealed class ModelCopy : IDisposable
{
    public ModelCopy(string family = "llama3")
    {
        foreach (var file in new[] { "config.json", "model.safetensors" })
        {
            File.Copy(Path.Combine(FamilyGolden.FolderOf(family), file), At(file));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("toolace-model").FullName;

    public string At(string file) => Path.Combine(Folder, file);

    /// <summary>Writes the weights anew in parts of about 4 kB.</summary>
    public ModelCopy InParts()
    {
        using var model = WeightFolder.Load(Folder, ScalarType.BFloat16, CPU);
        WeightFolder.Save(Folder, model.NamedWeights(), ScalarType.BFloat16, partBytes: 4000);
        return this;
    }

    public string Part(int number) => Directory.GetFiles(Folder, $"model-{number:D5}-of-*.safetensors").Single();

    /// <summary>Changes the tensors of one file.</summary>
    public void Rewrite(string path, Func<IReadOnlyList<SafetensorsTensor>, IEnumerable<SafetensorsTensor>> change)
    {
        List<SafetensorsTensor> tensors;
        using (var file = SafetensorsFile.Open(path))
        {
            tensors = [.. file.Tensors.Values.Select(t => new SafetensorsTensor(t.Name, t.Dtype, t.Shape, file.Bytes(t.Name).ToArray()))];
        }

        SafetensorsWriter.Write(path, change(tensors));
    }

    public void ChangeJson(string file, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(At(file)))!;
        change(json);
        File.WriteAllText(At(file), json.ToJsonString());
    }

    /// <summary>What loading says; checking by the headers alone must say the same.</summary>
    public string Refusal()
    {
        var message = Assert.Throws<ModelFolderException>(() => WeightFolder.Load(Folder, ScalarType.Float32, CPU)).Message;
        Assert.Equal(message, Assert.Throws<ModelFolderException>(() => WeightFolder.Check(Folder)).Message);
        return message;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
