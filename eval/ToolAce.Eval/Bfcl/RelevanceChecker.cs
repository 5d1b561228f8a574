using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// The benchmark's own rule for questions that want no call, and for those that want any: only whether the output decodes to calls counts.
/// It rewards text that merely fails to parse, so a prediction keeps it beside the stricter verdict of <see cref="Outcomes.ItemJudge"/>.
/// </summary>
public static class RelevanceChecker
{
    /// <summary>Checks decoded output; null stands for output that does not decode.</summary>
    public static CheckResult Check(string category, PyValue? decoded)
    {
        var called = decoded is PyValue.List { Items.Count: > 0 } && OfficialDecoder.IsCallList(decoded);
        if (category.Contains("irrelevance", StringComparison.Ordinal))
        {
            return called ? CheckResult.Wrong("irrelevance_error:decoder_success", "a call where none is wanted") : CheckResult.Correct;
        }

        return called ? CheckResult.Correct : CheckResult.Wrong("relevance_error:decoder_failed", "no call where one is wanted");
    }
}
