using Microsoft.ML.OnnxRuntime;
using ToolAce.Modeling.Decoders;
using ToolAce.Onnx.Graphs;

namespace ToolAce.Onnx.Running;

/// <summary>Runs of a session over the same rows of a cache, bound once; what a step changes are ids, mask and logits.</summary>
internal sealed class DecoderRun : IDisposable
{
    private readonly InferenceSession session;
    private readonly DecoderConfig config;
    private readonly OrtIoBinding binding;
    private readonly OrtValue[] cache;
    private readonly OrtValue keepOne = OrtValue.CreateTensorValueFromMemory(new long[] { 1 }, [1]);
    private readonly RunOptions options = new();
    private readonly int rows;
    private float[] logits = [];

    public DecoderRun(InferenceSession session, DecoderConfig config, OrtValue[] cache, int rows)
    {
        (this.session, this.config, this.cache, this.rows) = (session, config, cache, rows);
        binding = session.CreateIoBinding();
        for (var layer = 0; layer < config.Layers; layer++)
        {
            binding.BindInput(GraphNames.PastKey(layer), cache[2 * layer]);
            binding.BindInput(GraphNames.PastValue(layer), cache[2 * layer + 1]);
            binding.BindOutput(GraphNames.PresentKey(layer), cache[2 * layer]);
            binding.BindOutput(GraphNames.PresentValue(layer), cache[2 * layer + 1]);
        }
    }

    /// <summary>
    /// Reads ids [rows, width] behind what the cache holds. The mask is [rows, total]; padding in it bears no weight. Logits of the last position, or of all, as
    /// [rows, kept, vocabulary], valid until the next call.
    /// </summary>
    public ReadOnlySpan<float> Read(long[] ids, long[] mask, bool lastOnly)
    {
        var (width, total) = (ids.Length / rows, mask.Length / rows);
        var kept = lastOnly ? 1 : width;
        var count = rows * kept * config.VocabularySize;
        if (logits.Length < count)
        {
            logits = new float[count];
        }

        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, [rows, width]);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, [rows, total]);
        using var logitValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, logits.AsMemory(0, count), [rows, kept, config.VocabularySize]);
        binding.BindInput(GraphNames.InputIds, idValue);
        binding.BindInput(GraphNames.AttentionMask, maskValue);
        if (lastOnly)
        {
            binding.BindInput(GraphNames.LogitsToKeep, keepOne);
        }

        binding.BindOutput(GraphNames.Logits, logitValue);
        session.RunWithBinding(options, binding);
        return logits.AsSpan(0, count);
    }

    public void Dispose()
    {
        binding.Dispose();
        options.Dispose();
        keepOne.Dispose();
        foreach (var view in cache)
        {
            view.Dispose();
        }
    }
}
