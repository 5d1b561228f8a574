using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.ApiBank.Rouge;

/// <summary>
/// ROUGE-L as the pip package <c>rouge</c> 1.0.1 computes it: sentences end at points, and the score is over sets of words, the union of the longest common
/// subsequences of every pair of sentences (Lin 2004, summary level).
/// </summary>
internal static class RougeL
{
    // A table of more cells than this is not filled: the two texts cannot both be answers.
    private const long MaximumCells = 1L << 26;

    /// <summary>The score as the evaluator keeps it: Python's <c>round(score, 4)</c>.</summary>
    public static double Rounded(double score) => Py.Double(Py.Round(Py.Of(score), Py.Of(4)));

    /// <summary>The F score, or the message of the exception that the package raises.</summary>
    public static (double Score, string? Error) Score(string hypothesis, string reference)
    {
        var given = RougeText.Sentences(hypothesis);
        var wanted = RougeText.Sentences(reference);
        if (given.Count == 0 || wanted.Count == 0)
        {
            return (0, given.Count == 0 ? "ValueError: Hypothesis is empty." : "ValueError: Reference is empty.");
        }

        if (wanted.Max(s => (long)s.Length) * given.Max(s => (long)s.Length) > MaximumCells)
        {
            return (0, "the texts are too long to be compared");
        }

        var union = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in wanted)
        {
            foreach (var other in given)
            {
                Subsequence.AddTo(union, sentence, other);
            }
        }

        var precision = (double)union.Count / Distinct(given);
        var recall = (double)union.Count / Distinct(wanted);
        return (2.0 * (precision * recall / (precision + recall + 1e-8)), null);
    }

    private static int Distinct(List<string[]> sentences) => sentences.SelectMany(s => s).ToHashSet(StringComparer.Ordinal).Count;
}
