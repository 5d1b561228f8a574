namespace ToolAce.Trainer.Optimizers;

/// <summary>Multipliers of the peak learning rate by step.</summary>
public static class LearningRate
{
    /// <summary>Linear warm-up over the first <paramref name="warmup"/> steps, then a half cosine down to <paramref name="floor"/> (0–1) at the last step. Steps count from 1.</summary>
    public static double Cosine(int step, int steps, int warmup, double floor = 0) => WarmHoldCosine(step, steps, warmup, hold: warmup, floor);

    /// <summary>As <see cref="Cosine"/>, staying at the peak until step <paramref name="hold"/>.</summary>
    public static double WarmHoldCosine(int step, int steps, int warmup, int hold, double floor)
    {
        if (step <= warmup)
        {
            return (double)step / warmup;
        }

        if (step <= hold)
        {
            return 1;
        }

        var progress = (double)(step - hold) / Math.Max(1, steps - hold);
        return floor + (1 - floor) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, progress)));
    }

    /// <summary>Linear warm-up, then a straight line down to zero just behind the last step.</summary>
    public static double Linear(int step, int steps, int warmup) =>
        step <= warmup ? (double)step / warmup : (double)(steps + 1 - step) / (steps + 1 - warmup);
}
