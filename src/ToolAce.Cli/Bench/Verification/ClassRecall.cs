using ToolAce.Core.Verdicts;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>One fault class: samples made, those its layer rejected, those held for a person, those that another layer rejected.</summary>
internal sealed record ClassRecall(string Id, VerdictLayer Layer, int Samples, int Caught, int Unsure, int CaughtElsewhere)
{
    /// <summary>The share of samples that its layer rejected, 0–1; 0 where none could be made.</summary>
    public double Recall => Samples == 0 ? 0 : (double)Caught / Samples;
}
