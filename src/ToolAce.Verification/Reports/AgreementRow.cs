using ToolAce.Core.Statistics;
using ToolAce.Verification.Humans;

namespace ToolAce.Verification.Reports;

/// <summary>
/// How far one check agrees with people, people being the truth and a rejection the positive: the form in which <c>--json</c> and files give an <see cref="Agreement"/>.
/// Fractions are 0–1, κ is −1 to 1, intervals are 95 %, <c>[low, high]</c>; what a table is too bare to say is null.
/// </summary>
/// <param name="Check">The check's id.</param>
/// <param name="N">Dialogs that both decided.</param>
/// <param name="TruePositives">Rejected by both.</param>
/// <param name="FalsePositives">Rejected by the check alone.</param>
/// <param name="FalseNegatives">Rejected by people alone.</param>
/// <param name="TrueNegatives">Accepted by both.</param>
/// <param name="Undecided">Dialogs on which either was unsure; they stand in no other count.</param>
/// <param name="Precision">Of those the check rejected, the share that people reject.</param>
/// <param name="PrecisionInterval">Wilson's.</param>
/// <param name="Recall">Of those that people reject, the share that the check rejected.</param>
/// <param name="RecallInterval">Wilson's.</param>
/// <param name="Kappa">Cohen's κ.</param>
/// <param name="KappaError">Its standard error.</param>
/// <param name="KappaInterval">Its interval; null where the error is 0.</param>
/// <param name="Verdicts">People's verdicts that all this rests on; several people may have judged one dialog.</param>
public sealed record AgreementRow(
    string Check,
    int N,
    int TruePositives,
    int FalsePositives,
    int FalseNegatives,
    int TrueNegatives,
    int Undecided,
    double? Precision,
    IReadOnlyList<double>? PrecisionInterval,
    double? Recall,
    IReadOnlyList<double>? RecallInterval,
    double? Kappa,
    double? KappaError,
    IReadOnlyList<double>? KappaInterval,
    int Verdicts)
{
    /// <summary>A check's agreement as a row; where the number of people's verdicts is not given, there is one a dialog.</summary>
    public static AgreementRow Of(Agreement agreement, int? verdicts = null) => new(
        agreement.Check,
        agreement.Decided,
        agreement.Both,
        agreement.OnlyCheck,
        agreement.OnlyHuman,
        agreement.Neither,
        agreement.Undecided,
        agreement.Precision,
        agreement.Precision is null ? null : Ends(agreement.PrecisionInterval),
        agreement.Recall,
        agreement.Recall is null ? null : Ends(agreement.RecallInterval),
        agreement.Kappa,
        agreement.KappaError,
        agreement.KappaInterval is { } interval ? Ends(interval) : null,
        verdicts ?? agreement.Decided + agreement.Undecided);

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];
}
