namespace ToolAce.Cycles.Bands;

/// <summary>What is done where the quantiles give no usable band.</summary>
public enum BandFallback
{
    /// <summary>Fewer correct samples than asked for: nothing counts as mastered, the lower bound is 0.</summary>
    FewCorrect,

    /// <summary>Nothing is still wrong: nothing is too hard, the upper bound is the greatest complexity seen.</summary>
    NoneWrong,

    /// <summary>
    /// Training moved complexity so far that the upper bound excludes nearly every sample as it stands now: the upper bound is the median plus half the
    /// interquartile range of complexity before training.
    /// </summary>
    OffScale,

    /// <summary>Lower is not below upper: median ± half the interquartile range.</summary>
    Inverted,

    /// <summary>All samples are equally complex: from 0 to the greatest complexity seen.</summary>
    NoSpread,
}
