using System.Globalization;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Stages;

namespace ToolAce.Cycles.Reports;

/// <summary>What dialogs are made of, and how hard they are for the model.</summary>
/// <param name="Count">Dialogs.</param>
/// <param name="ByKind">Dialogs a kind.</param>
/// <param name="ByCandidates">Dialogs by the number of tools offered.</param>
/// <param name="ByUsed">Dialogs by the number of different tools called.</param>
/// <param name="Distinct1">Different words over all words of the first <see cref="Sampled"/> dialogs' requests, 0–1 (distinct-n: Li et al. 2016). More dialogs would lower it by their number alone.</param>
/// <param name="Distinct2">The same of two words in a row.</param>
/// <param name="ByCandidateCount">Complexity against the number of tools offered, as the next two by model.</param>
/// <param name="ByUsedCount">Complexity against the number of different tools called.</param>
/// <param name="ByDissimilarity">Complexity against how unlike request and tools are, in tenths.</param>
public sealed record DialogFigures(
    int Count,
    IReadOnlyDictionary<string, int> ByKind,
    IReadOnlyDictionary<string, int> ByCandidates,
    IReadOnlyDictionary<string, int> ByUsed,
    double Distinct1,
    double Distinct2,
    IReadOnlyList<ComplexityBin> ByCandidateCount,
    IReadOnlyList<ComplexityBin> ByUsedCount,
    IReadOnlyList<ComplexityBin> ByDissimilarity)
{
    /// <summary>Dialogs whose requests diversity is measured on.</summary>
    public const int Sampled = 1000;

    private const int Bins = 10;
    private const string UnknownModel = "unknown";

    internal static DialogFigures Of(IReadOnlyList<Dialog> dialogs)
    {
        List<(Dialog Dialog, int Used, double? Complexity)> seen = [.. dialogs.Select(d => (d, Used(d), d.FinalComplexity()))];
        List<(Dialog Dialog, int Used, string Model, double Complexity)> measured = [.. seen.Where(s => s.Complexity is not null).Select(s => (s.Dialog, s.Used, s.Dialog.Complexity?.ModelVersion ?? UnknownModel, s.Complexity!.Value))];
        List<string[]> requests = [.. dialogs.Take(Sampled).SelectMany(d => d.Turns).Where(t => t.Role == Role.User).Select(t => t.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        return new DialogFigures(
            dialogs.Count,
            Counts.Of(dialogs.Select(d => CoreJson.Word(d.Kind))),
            ByNumber(dialogs.Select(d => d.Tools.Count)),
            ByNumber(seen.Select(s => s.Used)),
            Distinct(requests.SelectMany(r => r)),
            Distinct(requests.SelectMany(r => r.Zip(r.Skip(1), (a, b) => $"{a} {b}"))),
            ComplexityBin.Of(measured.Select(m => (m.Model, (double)m.Dialog.Tools.Count, m.Complexity))),
            ComplexityBin.Of(measured.Select(m => (m.Model, (double)m.Used, m.Complexity))),
            ComplexityBin.Of(measured.Select(m => (m.Model, Tenth(m.Dialog.Dissimilarity), m.Complexity))));
    }

    private static int Used(Dialog dialog) => dialog.Turns
        .Where(t => t.Role == Role.Assistant)
        .SelectMany(t => CallSyntax.Read(t.Text) is CallReading.Calls calls ? calls.Items : [])
        .Select(c => c.Name)
        .Distinct(StringComparer.Ordinal)
        .Count();

    private static double Tenth(double share) => (Math.Min(Bins - 1, Math.Floor(share * Bins)) + 0.5) / Bins;

    private static IReadOnlyDictionary<string, int> ByNumber(IEnumerable<int> numbers) =>
        numbers.GroupBy(n => n).OrderBy(g => g.Key).ToDictionary(g => g.Key.ToString(CultureInfo.InvariantCulture), g => g.Count());

    private static double Distinct(IEnumerable<string> grams)
    {
        List<string> all = [.. grams];
        return Counts.Share(all.Distinct(StringComparer.Ordinal).Count(), all.Count);
    }
}
