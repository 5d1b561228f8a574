namespace ToolAce.Cycles.Configuration;

/// <summary>Which accepted dialogs are trained on (the paper's ablation by complexity).</summary>
public enum Slice
{
    /// <summary>Those within the model's band.</summary>
    Band,

    /// <summary>The third with the lowest complexity.</summary>
    Easy,

    /// <summary>The middle third.</summary>
    Medium,

    /// <summary>The third with the highest complexity.</summary>
    Hard,

    /// <summary>Any.</summary>
    Random,
}
