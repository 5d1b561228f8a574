using System.Globalization;
using ToolAce.Verification.Reports;

namespace ToolAce.Cli.Reports;

/// <summary>How far verification agrees with people, a line a check.</summary>
internal static class AgreementText
{
    public static void Write(Output output, IReadOnlyList<AgreementRow> rows)
    {
        if (rows.Count == 0)
        {
            output.Line("Nobody has judged its dialogs yet, so how far verification agrees with people is not known; the review page asks for it.");
            return;
        }

        output.Line("Agreement with people (a rejection is the positive, for an expert that of its own aspect where people told it; 95 % intervals):");
        foreach (var row in rows)
        {
            output.Line($"  {row.Check}: {row.N} dialogs that both decided, {row.Undecided} undecided, on {row.Verdicts} of people's verdicts; precision {Figure(row.Precision, row.PrecisionInterval)} of {row.TruePositives + row.FalsePositives}, recall {Figure(row.Recall, row.RecallInterval)} of {row.TruePositives + row.FalseNegatives}, Cohen's κ {Figure(row.Kappa, row.KappaInterval)}");
        }
    }

    private static string Figure(double? value, IReadOnlyList<double>? interval) => value is not { } known ? "unknown"
        : interval is null ? known.ToString("F2", CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{known:F2} ({interval[0]:F2} to {interval[1]:F2})");
}
