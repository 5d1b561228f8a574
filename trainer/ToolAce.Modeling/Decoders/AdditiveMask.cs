using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>What is added to an attention score that must not count.</summary>
internal static class AdditiveMask
{
    /// <summary>
    /// So low that its weight is exactly 0 beside any other, and finite even twice over: a row of padding, which sees nothing, then mixes what it likes instead of
    /// becoming no number and spoiling the rows that multiply its values by 0.
    /// </summary>
    public static float Hidden(ScalarType dtype) => dtype == ScalarType.Float16 ? -3e4f : -1e9f;
}
