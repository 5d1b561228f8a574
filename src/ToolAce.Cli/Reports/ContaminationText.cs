using ToolAce.Cycles.Stages.Contaminations;

namespace ToolAce.Cli.Reports;

/// <summary>What samples share with suites, for people.</summary>
internal static class ContaminationText
{
    private const int Shown = 10;

    /// <param name="output">Where to tell.</param>
    /// <param name="what">The samples, in the plural.</param>
    /// <param name="report">What comparing came to.</param>
    /// <param name="suites">Whether to name the suites that nothing is shared with, and what of them was not compared; a report before may have done so.</param>
    public static void Write(Output output, string what, ContaminationReport report, bool suites = true)
    {
        if (report.Suites.Count == 0)
        {
            output.Line($"{what}: compared with no suite");
            return;
        }

        output.Line($"{what}: {report.Found.Count:N0} of {report.Samples:N0} share something with a suite: {report.Ngram} words in a row, or a tool of the same name and parameters");
        foreach (var suite in report.Suites)
        {
            var shared = report.Overlaps.GetValueOrDefault(suite.Name);
            if (shared > 0 || (suites && suite.Items > 0))
            {
                output.Line($"  {suite.Name}, {suite.Items:N0} items: {shared:N0}");
            }

            foreach (var missing in suites ? suite.Unchecked : [])
            {
                output.Line($"  {suite.Name}: not compared: {missing}");
            }
        }

        foreach (var found in report.Found.Take(Shown))
        {
            output.Line($"  {found.Sample}: {found.Detail}");
        }

        if (report.Found.Count > Shown)
        {
            output.Line($"  and {report.Found.Count - Shown:N0} more; --json has them all");
        }
    }
}
