using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Humans;
using ToolAce.Verification.Experts.Llm;
using ToolAce.Web.Downloads;

namespace ToolAce.Web.Tests.Downloads;

public sealed class VerdictFileTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Csv_OfReasonsThatBreakFieldsOrLookLikeFormulas_QuotesThem()
    {
        var lines = VerdictFile.Csv([Verdict("a \"town\", invented"), Verdict("=cmd|' /C calc'!A0"), Verdict("two\nlines")]);

        Assert.StartsWith("cycle_id,iteration,dialog_id,dialog_hash,outcome,reason,reviewer,at,blind,aspects\r\n", lines, StringComparison.Ordinal);
        Assert.Contains("c1,2,d1,abc,rejected,\"a \"\"town\"\", invented\",Anna,2026-01-02T03:04:05.0000000+00:00,true,\r\n", lines, StringComparison.Ordinal);
        Assert.Contains(",'=cmd|' /C calc'!A0,", lines, StringComparison.Ordinal);
        Assert.Contains(",\"two\nlines\",", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfNothing_IsTheHeadAlone() => Assert.Single(VerdictFile.Csv([]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Csv_OfWhatIsWrong_TellsNothingWrongFromNothingSaid()
    {
        var lines = VerdictFile.Csv([Verdict("a") with { Aspects = [ExpertAspect.Hallucination, ExpertAspect.ToolResponse] }, Verdict("b") with { Aspects = [] }, Verdict("c")]).Split("\r\n");

        Assert.EndsWith(",true,hallucination tool_response", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",true,none", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",true,", lines[3], StringComparison.Ordinal);
    }

    private static StoredVerdict Verdict(string reason) => new("c1", 2, "d1", "abc", VerdictOutcome.Rejected, reason, "Anna", At, Blind: true);
}
