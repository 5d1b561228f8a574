using ToolAce.Core.Apis;
using ToolAce.Core.Similarity;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>How unlike the offered tools a request is: 1 − similarity, by the measure and over the tools that are asked for.</summary>
internal sealed class Dissimilarity(TfIdf words, DissimilarityMeasure measure, DissimilarityOver over)
{
    /// <summary>0–1; 1 without tools.</summary>
    public double Of(string request, IReadOnlyList<ApiDefinition> tools)
    {
        var alike = measure == DissimilarityMeasure.TfIdf ? words.Similarities(request, tools) : Shingled(request, tools);
        return tools.Count == 0 ? 1 : 1 - (over switch
        {
            DissimilarityOver.Nearest => alike.Max(),
            DissimilarityOver.Mean => alike.Average(),
            DissimilarityOver.Farthest => alike.Min(),
            _ => throw new InvalidOperationException($"unknown way to compare with tools: {over}"),
        });
    }

    private static IEnumerable<double> Shingled(string request, IReadOnlyList<ApiDefinition> tools)
    {
        var asked = Shingles.Of([request]);
        return tools.Select(t => Shingles.Jaccard(asked, Shingles.Of(t)));
    }
}
