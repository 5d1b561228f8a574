namespace ToolAce.Core.Dialogs;

/// <summary>The range of complexity worth training on, in nats a token, both ends included; tied to the model version it was calibrated for (ToolACE 2.2.2).</summary>
public sealed record Band(string ModelVersion, double Lower, double Upper)
{
    /// <summary>Whether <paramref name="complexity"/> lies in the band.</summary>
    public bool Contains(double complexity) => complexity >= Lower && complexity <= Upper;
}
