using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>How positions turn a head, as a GGUF file says it.</summary>
internal static class GgufRope
{
    /// <summary>The tensor that divides the rotary frequencies; one value for each pair of a head.</summary>
    public const string FactorsName = "rope_freqs.weight";

    /// <summary>Writes the family's keys of the rotation.</summary>
    /// <returns>The values of <see cref="FactorsName"/>, or null where the file needs none.</returns>
    /// <exception cref="ModelFolderException">Positions are stretched in a way that is not written.</exception>
    public static float[]? Add(GgufMetadata metadata, string family, DecoderConfig config)
    {
        metadata.Add($"{family}.rope.dimension_count", (uint)config.HeadSize);
        metadata.Add($"{family}.rope.freq_base", (float)config.RopeTheta);
        switch (config.RopeScaling)
        {
            case null:
                return null;
            case RopeScaling.Llama3 scaling:
                return [.. Frequencies(config).Select(frequency => (float)(frequency / scaling.Apply(frequency)))];
            case RopeScaling.Linear scaling:
                metadata.Add($"{family}.rope.scaling.type", "linear");
                metadata.Add($"{family}.rope.scaling.factor", (float)scaling.Factor);
                return null;
            case var other:
                throw new ModelFolderException($"The model stretches positions by {other}, for which a GGUF file cannot be written here. Publish the merged folder and use llama.cpp's own converter.");
        }
    }

    private static IEnumerable<double> Frequencies(DecoderConfig config) =>
        Enumerable.Range(0, config.HeadSize / 2).Select(i => Math.Pow(config.RopeTheta, -2.0 * i / config.HeadSize));
}
