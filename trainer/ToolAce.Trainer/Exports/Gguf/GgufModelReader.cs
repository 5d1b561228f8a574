using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>Builds a model from a GGUF file again: its shape from the file's own numbers, its weights back in Hugging Face's order, in single precision.</summary>
internal static class GgufModelReader
{
    /// <summary>Loads the model of a file that was written for the base of this shape; only what no key of a GGUF file says is taken from it.</summary>
    /// <exception cref="ModelFolderException">The file is damaged, of another family, or a tensor is missing or of another shape.</exception>
    public static DecoderModel Load(string path, DecoderConfig config)
    {
        using var file = GgufFile.Open(path);
        var family = GgufArchitecture.Of(config);
        if (file.Text("general.architecture") != family.Word)
        {
            throw new ModelFolderException($"{path} is of the family '{file.Text("general.architecture")}', not of '{family.Word}'. Export it again.");
        }

        var shape = Shape(file, family.Word, config);
        CheckRotation(file, family.Word, shape);
        var shapes = shape.Tensors().ToDictionary(t => t.Name, t => t.Shape, StringComparer.Ordinal);
        return new DecoderModel(shape, name => Weight(file, family, shape, name, shapes[name]));
    }

    private static DecoderConfig Shape(GgufFile file, string family, DecoderConfig config)
    {
        int Whole(string key) => checked((int)file.Number($"{family}.{key}"));
        return config with
        {
            VocabularySize = Whole("vocab_size"),
            HiddenSize = Whole("embedding_length"),
            IntermediateSize = Whole("feed_forward_length"),
            Layers = Whole("block_count"),
            Heads = Whole("attention.head_count"),
            KeyValueHeads = Whole("attention.head_count_kv"),
            HeadSize = Whole("attention.key_length"),
            ContextLength = Whole("context_length"),
            RopeTheta = file.Number($"{family}.rope.freq_base"),
            NormEpsilon = file.Number($"{family}.attention.layer_norm_rms_epsilon"),
            TiedEmbeddings = !file.Tensors.ContainsKey(GgufArchitecture.NameOf("lm_head.weight")),
        };
    }

    private static void CheckRotation(GgufFile file, string family, DecoderConfig shape)
    {
        var expected = GgufRope.Add(new GgufMetadata(), family, shape);
        if ((expected is null) == file.Tensors.ContainsKey(GgufRope.FactorsName))
        {
            throw new ModelFolderException($"{file.Path} and the base's config.json disagree about {GgufRope.FactorsName}. Export it again.");
        }

        if (expected is not null)
        {
            using var factors = GgufTensorData.Read(file, file.Tensors[GgufRope.FactorsName]);
            if (!factors.data<float>().ToArray().SequenceEqual(expected))
            {
                throw new ModelFolderException($"{file.Path} has other {GgufRope.FactorsName} than the base's config.json asks for. Export it again.");
            }
        }
    }

    private static Tensor Weight(GgufFile file, GgufArchitecture family, DecoderConfig shape, string name, long[] expected)
    {
        var inFile = GgufArchitecture.NameOf(name);
        if (!file.Tensors.TryGetValue(inFile, out var info) || !info.Shape.SequenceEqual(expected))
        {
            throw new ModelFolderException($"{file.Path} has no tensor {inFile} of the shape [{string.Join(", ", expected)}]. Export it again.");
        }

        var stored = GgufTensorData.Read(file, info);
        var weight = family.Restored(name, stored, shape.Heads, shape.KeyValueHeads);
        if (!ReferenceEquals(weight, stored))
        {
            stored.Dispose();
        }

        return weight.DetachFromDisposeScope();
    }
}
