using System.Globalization;
using System.Text;

namespace ToolAce.Cycles.Reports;

/// <summary>A report as one table for spreadsheets: a line a figure, with its part and name.</summary>
public static class ReportCsv
{
    /// <summary>The table; its first line names the columns.</summary>
    public static string Write(SynthesisReport report)
    {
        var text = new StringBuilder("part,iteration,stage,name,count,value,low,high,model\n");
        foreach (var funnel in report.Yield)
        {
            Line("yield", funnel.Iteration, funnel.Stage, "in", funnel.In);
            Line("yield", funnel.Iteration, funnel.Stage, "out", funnel.Out);
            foreach (var (reason, count) in funnel.Held)
            {
                Line("held", funnel.Iteration, funnel.Stage, reason, count);
            }
        }

        if (report.Apis is { } apis)
        {
            Many("apis_by_domain", apis.ByDomain);
            Many("apis_by_indicator", apis.ByIndicator);
            Many("parameter_types", apis.ParameterTypes);
            Line("diversity", null, "", "nested_share", apis.Count, apis.NestedShare);
            Line("diversity", null, "", "near_duplicate_share", apis.Count, apis.NearDuplicateShare);
        }

        if (report.Dialogs is { } dialogs)
        {
            Many("dialogs_by_kind", dialogs.ByKind);
            Many("dialogs_by_candidates", dialogs.ByCandidates);
            Many("dialogs_by_used", dialogs.ByUsed);
            Line("diversity", null, "", "distinct_1", dialogs.Count, dialogs.Distinct1);
            Line("diversity", null, "", "distinct_2", dialogs.Count, dialogs.Distinct2);
            Bins("complexity_by_candidates", dialogs.ByCandidateCount);
            Bins("complexity_by_used", dialogs.ByUsedCount);
            Bins("complexity_by_dissimilarity", dialogs.ByDissimilarity);
        }

        foreach (var cost in report.Costs)
        {
            Line("requests", cost.Iteration, cost.Stage, cost.Agent, cost.Requests);
            Line("tokens", cost.Iteration, cost.Stage, cost.Agent, cost.Tokens, cost.Money);
            if (cost.EstimatedTokens > 0)
            {
                Line("tokens_estimated", cost.Iteration, cost.Stage, cost.Agent, cost.EstimatedTokens);
            }
        }

        foreach (var screened in report.Screened)
        {
            foreach (var (suite, count) in screened.Contamination.Overlaps)
            {
                Line("contaminated", screened.Iteration, screened.Stage, suite, count);
            }
        }

        foreach (var agreement in report.Agreement)
        {
            Line("agreement_verdicts", null, "", agreement.Check, agreement.Verdicts);
            Line("precision", null, "", agreement.Check, agreement.N, agreement.Precision, agreement.PrecisionInterval?[0], agreement.PrecisionInterval?[1]);
            Line("recall", null, "", agreement.Check, agreement.N, agreement.Recall, agreement.RecallInterval?[0], agreement.RecallInterval?[1]);
            Line("kappa", null, "", agreement.Check, agreement.N, agreement.Kappa, agreement.KappaInterval?[0], agreement.KappaInterval?[1]);
        }

        return text.ToString();

        void Line(string part, int? iteration, string stage, string name, long count, double? value = null, double? low = null, double? high = null, string model = "") =>
            text.AppendLine(CultureInfo.InvariantCulture, $"{part},{iteration},{stage},{Quoted(name)},{count},{value:R},{low:R},{high:R},{(model.Length == 0 ? "" : Quoted(model))}");

        void Many(string part, IReadOnlyDictionary<string, int> counts)
        {
            foreach (var (name, count) in counts)
            {
                Line(part, null, "", name, count);
            }
        }

        void Bins(string part, IReadOnlyList<ComplexityBin> bins)
        {
            foreach (var bin in bins)
            {
                Line(part, null, "", bin.Value.ToString(CultureInfo.InvariantCulture), bin.Dialogs, bin.Mean, bin.Low, bin.High, bin.ModelVersion);
            }
        }
    }

    // A name that a spreadsheet would take for a formula is kept a text.
    private static string Quoted(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
