using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Scores;

/// <summary>Which of two verdicts counts in a figure: an official suite's own, where it differs from the house's; the house's in its own suites.</summary>
public static class CountedVerdict
{
    /// <summary>Whether an answer counts as right.</summary>
    public static bool Of(Prediction prediction) => prediction.Suite is OfficialSuite.Name or ApiBankSuite.Name ? prediction.Official ?? prediction.Correct : prediction.Correct;

    /// <summary>1 where only the second answer counts, −1 where only the first does, else 0.</summary>
    public static int Gain(Prediction first, Prediction second) => (Of(second) ? 1 : 0) - (Of(first) ? 1 : 0);
}
