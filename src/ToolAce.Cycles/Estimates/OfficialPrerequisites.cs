using ToolAce.Cycles.Configuration;
using ToolAce.Eval.General;
using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Suites;

namespace ToolAce.Cycles.Estimates;

/// <summary>Looks for what official suites need: their data, and isolation for code that the model writes.</summary>
internal static class OfficialPrerequisites
{
    private const string Key = "evaluate.official";

    /// <param name="official">What is asked for.</param>
    /// <param name="data">The folder of official data; null when none is known.</param>
    /// <param name="isolation">Tells whether code can be isolated; asked only where a suite needs it.</param>
    public static IEnumerable<Missing> Find(OfficialConfig official, string? data, Func<IsolationReport> isolation)
    {
        foreach (var expected in official.Suites.Select(s => ExpectedData.All.First(d => d.Suite == s)))
        {
            if (SuiteFiles.Missing(data, expected.Suite, official.Asked()) is [_, ..] files)
            {
                yield return new Missing(
                    Key,
                    data is null ? $"the data of {expected.Suite}: no folder of official data is known" : $"{Shortened(files)} in {data}, the data of {expected.Suite}",
                    $"put {expected.Upstream} into DIR/{expected.Folder} and name DIR with evaluate.data or {ExpectedData.Variable}, or leave {expected.Suite} out");
            }
        }

        if (official.Suites.Any(GeneralSuites.RunsCode) && isolation() is { Allowed: false } refused)
        {
            yield return new Missing(Key, $"isolation for the code that humaneval has the model write: {refused.Problem}", $"{refused.Hint} Or leave humaneval out");
        }
    }

    private static string Shortened(IReadOnlyList<string> files) => files is [var first, _, _, ..] ? $"{first} and {files.Count - 1} others" : string.Join(", ", files);
}
