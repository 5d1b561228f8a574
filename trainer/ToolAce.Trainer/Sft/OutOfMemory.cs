namespace ToolAce.Trainer.Sft;

/// <summary>Recognises libtorch's failures to allocate and says what can be done.</summary>
public static class OutOfMemory
{
    private static readonly string[] Signs =
        ["out of memory", "can't allocate memory", "not enough memory", "bad_alloc", "Storage size calculation overflowed", "CUBLAS_STATUS_ALLOC_FAILED"];

    /// <summary>Whether an exception says that memory, the device's or the machine's, ran out.</summary>
    public static bool Is(Exception e) => e is OutOfMemoryException || Signs.Any(sign => e.Message.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>What loading, scoring or generating ran out of memory with: the cause, and what can be done.</summary>
    public static string Explain(Exception e) =>
        $"Memory ran out ({e.Message.Split('\n')[0]}). To need less: set model.precision to bfloat16 (--dtype), lower model.contextLength (--context), "
        + "or take a smaller model; to have more: end what else runs on the device, or take a larger one (toolace doctor says what is there).";

    internal static TrainingRefusedException Explain(Exception e, SftOptions options, int packedRow, long? estimate, long peakBytes)
    {
        List<string> cures = [];
        if (!options.Recompute)
        {
            cures.Add("turn train.recompute on");
        }

        if (options.Packing)
        {
            cures.Add($"lower train.packedTokens ({packedRow})");
        }
        else if (options.MicroBatch > 1)
        {
            cures.Add($"lower train.microBatch ({options.MicroBatch}), which changes memory and not the result");
        }

        cures.Add($"lower train.maxLength ({options.MaxLength}) and leave longer dialogs out");
        cures.Add($"lower train.rank ({options.Lora.Rank})");
        return new TrainingRefusedException(
            $"Memory ran out ({e.Message.Split('\n')[0]}). {(estimate is { } bytes ? $"{bytes / 1e9:F1} GB were estimated; " : "")}"
            + $"at most {peakBytes / 1e9:F1} GB were in use. To need less: {string.Join("; ", cures)}. The last checkpoint is kept.", e);
    }
}
