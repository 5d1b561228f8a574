using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using TorchSharp;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Writes a merged model as one GGUF file that llama.cpp loads.</summary>
internal static class GgufModelWriter
{
    private const uint QuantizationVersion = 2;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="name">How the model calls itself.</param>
    /// <param name="files">The base's small files.</param>
    /// <param name="weights">The merged weights.</param>
    /// <param name="type">What matrices are stored in; vectors stay in single precision.</param>
    /// <returns>What a reader must know, such as a tokenizer that llama.cpp lacks.</returns>
    /// <exception cref="ModelFolderException">The family or a part of it cannot be written, or a number does not fit the type.</exception>
    public static IReadOnlyList<string> Write(string path, string name, ModelFiles files, MergedWeights weights, GgmlType type)
    {
        var family = GgufArchitecture.Of(weights.Config);
        var metadata = new GgufMetadata();
        var notes = new List<string>();
        AddGeneral(metadata, family, name, type);
        var factors = AddShape(metadata, family, weights.Config);
        if (new GgufVocabulary(files, weights.Config.VocabularySize).Add(metadata).Reservation is { } reservation)
        {
            notes.Add(reservation);
        }

        if (NoteOnWindow(weights.Config) is { } window)
        {
            notes.Add(window);
        }

        var tensors = weights.Tensors.Select(t => Tensor(family, weights, t.Name, t.Shape, type)).ToList();
        if (factors is not null)
        {
            tensors.Insert(0, new GgufTensor(GgufRope.FactorsName, GgmlType.F32, [factors.Length], stream => stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(factors.AsSpan()))));
        }

        GgufWriter.Write(path, metadata, tensors);
        return notes;
    }

    /// <summary>The type that a tensor is stored in: vectors in single precision, matrices as asked where their rows can be cut into blocks, else in half precision.</summary>
    public static GgmlType TypeOf(IReadOnlyList<long> shape, GgmlType wanted) =>
        shape.Count == 1 ? GgmlType.F32 : shape[^1] % GgmlTypes.Block(wanted) == 0 ? wanted : GgmlType.F16;

    private static void AddGeneral(GgufMetadata metadata, GgufArchitecture family, string name, GgmlType type)
    {
        metadata.Add("general.architecture", family.Word);
        metadata.Add("general.type", "model");
        metadata.Add("general.name", name);
        metadata.Add("general.file_type", GgmlTypes.FileType(type));
        metadata.Add("general.quantization_version", QuantizationVersion);
        metadata.Add("general.alignment", (uint)GgufWriter.Alignment);
    }

    private static float[]? AddShape(GgufMetadata metadata, GgufArchitecture family, DecoderConfig shape)
    {
        void Add(string key, int value) => metadata.Add($"{family.Word}.{key}", (uint)value);
        Add("block_count", shape.Layers);
        Add("context_length", shape.ContextLength);
        Add("embedding_length", shape.HiddenSize);
        Add("feed_forward_length", shape.IntermediateSize);
        Add("attention.head_count", shape.Heads);
        Add("attention.head_count_kv", shape.KeyValueHeads);
        Add("attention.key_length", shape.HeadSize);
        Add("attention.value_length", shape.HeadSize);
        metadata.Add($"{family.Word}.attention.layer_norm_rms_epsilon", (float)shape.NormEpsilon);
        Add("vocab_size", shape.VocabularySize);
        return GgufRope.Add(metadata, family.Word, shape);
    }

    private static GgufTensor Tensor(GgufArchitecture family, MergedWeights weights, string name, long[] shape, GgmlType wanted)
    {
        var type = TypeOf(shape, wanted);
        return new GgufTensor(GgufArchitecture.NameOf(name), type, shape, stream =>
        {
            using var scope = torch.NewDisposeScope();
            var weight = family.Arranged(name, weights.Read(name), weights.Config.Heads, weights.Config.KeyValueHeads);
            GgufTensorData.Write(stream, weight, name, type);
        });
    }

    private static string? NoteOnWindow(DecoderConfig shape) =>
        shape.SlidingWindow is { } window && window < shape.ContextLength && shape.FirstWindowedLayer < shape.Layers
            ? $"Layers of this model look back {window} tokens at most; llama.cpp looks back over the whole context for this family, so beyond {window} tokens its answers differ."
            : null;
}
