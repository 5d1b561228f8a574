namespace ToolAce.Cycles.Estimates;

/// <summary>
/// Memory of LoRA training by counting what autograd keeps for the backward pass (h hidden, a width of the query heads, i feed-forward, T length, H heads):
/// <list type="bullet">
/// <item>a token and layer keep 2h (the norms' inputs, f32), what each adapter reads (h, a or i; maps that read the same share it, but for a narrow base on the processor, which casts
/// it for each to f32), 3a (queries, keys, values), 3i (gate, its SiLU, up), 4r a map; with attention in blocks (the GPU, and an f32 base on the processor) its result a,
/// without it H·T attention weights; the processor's fused gate in f32 leaves out its SiLU;</item>
/// <item>with dropout each adapter reads a tensor of its own, twice: what is left of its input, and the mask; with DoRA a map keeps its two products in f32, and while
/// it runs W + B A four times, on the way to the rows' norms;</item>
/// <item>with recompute a layer keeps h, and one layer at a time the above;</item>
/// <item>the layer whose gradient is being computed takes as much again;</item>
/// <item>a logit exists four times in f32: itself, normalised, and both gradients; of so many positions as are taken at once;</item>
/// <item>on a GPU the allocator's slack is a fifth; on the processor a fifth less than the count was measured, since much of it is never held at the same time.</item>
/// </list>
/// Checked against measured peaks in the tests; a measurement of a like run counts more (<see cref="MeasuredTrainings"/>).
/// </summary>
public static class TrainingMemory
{
    private const double SlackOnGpu = 1.2; // not measured yet
    private const double HeldOnCpu = 0.8; // eight trainings of 5 to 28 million weights, with and without recompute: within 11 %
    private const long ProcessOnCpu = 280_000_000;
    private const long ProcessOnGpu = 900_000_000;
    private const long ChunkOfLogits = 256L << 20; // what the trainer takes at once, in bytes and in rows
    private const int ChunkOfRows = 1024;
    private const int Full = 4;

    /// <summary>The peak to expect.</summary>
    public static MemoryEstimate Of(TrainingLoad load)
    {
        var tokens = (double)load.Length * load.MicroBatch;
        var layer = tokens * PerTokenAndLayer(load);
        var kept = load.Recompute ? (tokens * load.Model.Hidden * load.Width * load.Model.Layers) + layer : layer * load.Model.Layers;
        var norms = load.Dora ? load.Targets.Select(t => (double)load.Input(t) * load.Output(t)).DefaultIfEmpty().Max() * Full * (load.Width < Full ? 4 : 3) : 0; // an f32 weight is not copied
        var rows = tokens * load.Supervised;
        var atOnce = Math.Min(rows, load.LossRows > 0 ? load.LossRows : Math.Clamp(ChunkOfLogits / (Full * (long)load.Model.Vocabulary), 1, ChunkOfRows));
        return new MemoryEstimate(
            load.Model.Parameters * load.Width,
            load.AdapterWeights() * Full * 4,
            (long)((((kept + layer) * (load.Gpu ? SlackOnGpu : HeldOnCpu)) + norms) * load.AtOnce),
            (long)(atOnce * load.Model.Vocabulary * Full * 4 * load.AtOnce),
            load.Gpu ? ProcessOnGpu : ProcessOnCpu);
    }

    private static double PerTokenAndLayer(TrainingLoad load)
    {
        var model = load.Model;
        var maps = load.Targets;
        var casts = !load.Gpu && load.Width < Full;
        var fused = !load.Gpu && load.Width == Full;
        var read = load.Dropout
            ? 2.0 * maps.Sum(t => (double)load.Input(t)) * (casts ? Full : load.Width)
            : casts
            ? maps.Sum(t => (double)load.Input(t)) * Full
            : maps.Select(t => (Width: load.Input(t), Reader: Reader(t))).Distinct().Sum(t => (double)t.Width) * load.Width;
        return (2.0 * model.Hidden * Full)
            + read
            + (3.0 * model.AttentionWidth * load.Width)
            + ((fused ? 2.0 : 3.0) * model.Intermediate * load.Width)
            + (load.Rank * maps.Count * (double)Full)
            + (load.Dora ? 2.0 * maps.Sum(t => (double)load.Output(t)) * Full : 0)
            + (load.Gpu || fused ? (double)model.AttentionWidth * load.Width : (double)model.Heads * load.Length * load.Width);
    }

    /// <summary>Maps of one name read one tensor.</summary>
    private static string Reader(string map) => map switch
    {
        "q_proj" or "k_proj" or "v_proj" => "attention",
        "gate_proj" or "up_proj" => "feed-forward",
        _ => map,
    };
}
