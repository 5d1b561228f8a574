namespace ToolAce.Modeling.Decoders;

/// <summary>The frequencies of rotary positions: how far each pair of a head's dimensions turns from one position to the next.</summary>
public static class RotaryFrequencies
{
    /// <summary>
    /// Radians a position, one for each of the HeadSize / 2 pairs, the fastest first. Rounded to single precision, in which the reference implementation keeps them:
    /// over thousands of positions the rounding shows.
    /// </summary>
    public static float[] Of(DecoderConfig config) =>
    [
        .. Enumerable.Range(0, config.HeadSize / 2)
            .Select(i => Math.Pow(config.RopeTheta, -2.0 * i / config.HeadSize))
            .Select(frequency => (float)(config.RopeScaling?.Apply(frequency) ?? frequency)),
    ];
}
