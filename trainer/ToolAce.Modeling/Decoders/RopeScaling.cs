namespace ToolAce.Modeling.Decoders;

/// <summary>How rotary frequencies are changed for contexts longer than the model was first trained on.</summary>
public abstract record RopeScaling
{
    private RopeScaling()
    {
    }

    /// <summary>The frequency to use in place of <paramref name="frequency"/>, both in radians a position.</summary>
    public abstract double Apply(double frequency);

    /// <summary>All positions are compressed: every frequency is divided by the factor (Chen et al., 2023).</summary>
    public sealed record Linear(double Factor) : RopeScaling
    {
        /// <inheritdoc/>
        public override double Apply(double frequency) => frequency / Factor;
    }

    /// <summary>
    /// Llama 3.1's: waves that fit the original context at least <paramref name="HighFrequencyFactor"/> times stay, those that fit less than
    /// <paramref name="LowFrequencyFactor"/> times are stretched by the factor, and between the two lies a linear passage over the number of fits.
    /// </summary>
    public sealed record Llama3(double Factor, double LowFrequencyFactor, double HighFrequencyFactor, int OriginalContextLength) : RopeScaling
    {
        /// <inheritdoc/>
        public override double Apply(double frequency)
        {
            var fits = OriginalContextLength * frequency / (2 * Math.PI);
            var kept = Math.Clamp((fits - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor), 0, 1);
            return (1 - kept) * frequency / Factor + kept * frequency;
        }
    }
}
