using ToolAce.Modeling.Safetensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Weights;

/// <summary>Tensors to and from one safetensors file, types and shapes kept.</summary>
public static class TensorFileIO
{
    /// <summary>Writes the tensors as they are.</summary>
    public static void Write(string path, IEnumerable<(string Name, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafetensorsWriter.Write(path, [.. tensors.Select(t => TensorBytes.Of(t.Name, t.Value, t.Value.dtype))], metadata);

    /// <summary>Copies every tensor of the file into its namesake.</summary>
    /// <exception cref="ModelFolderException">Names or shapes differ.</exception>
    public static void ReadInto(string path, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using var file = SafetensorsFile.Open(path);
        if (file.Tensors.Count != tensors.Count)
        {
            throw new ModelFolderException($"{path} holds {file.Tensors.Count} tensors where {tensors.Count} are expected; it was written by a run of another shape.");
        }

        foreach (var (name, value) in tensors)
        {
            TensorBytes.ReadInto(file, name, value);
        }
    }
}
