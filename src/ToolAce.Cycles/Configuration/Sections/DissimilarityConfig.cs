using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Configuration;

/// <summary>How it is measured how unlike the offered tools a request is (ToolACE Fig. 2; the paper names no metric): 1 − similarity.</summary>
/// <param name="Measure">What similarity is.</param>
/// <param name="Over">Which of the tools counts.</param>
public sealed record DissimilarityConfig(DissimilarityMeasure Measure, DissimilarityOver Over)
{
    internal static DissimilarityConfig Read(Section s) => new(s.Word("measure", DissimilarityMeasure.TfIdf), s.Word("over", DissimilarityOver.Nearest));
}
