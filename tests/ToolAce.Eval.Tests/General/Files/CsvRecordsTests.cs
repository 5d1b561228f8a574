using ToolAce.Eval.General.Files;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.General.Files;

public sealed class CsvRecordsTests
{
    [Fact]
    public void Read_QuotesLineEndsAndEmptyFields_ReadsAsPythonDoes()
    {
        var (records, problems) = Read("a,\"b, \"\"c\"\"\nd\",\r\n\r\nx\"y\",\"z\"t\n,last");
        Assert.Equal([["a", "b, \"c\"\nd", ""], ["x\"y\"", "zt"], ["", "last"]], records.Select(r => r.Fields));
        Assert.Equal([1, 4, 5], records.Select(r => r.Line));
        Assert.Empty(problems);
    }

    [Fact]
    public void Read_AQuoteThatNothingCloses_IsReportedAndWhatIsBeforeIsKept()
    {
        var (records, problems) = Read("a,b\n\"c,d\ne,f\n");
        Assert.Equal([["a", "b"]], records.Select(r => r.Fields));
        Assert.Equal(2, Assert.Single(problems).Line);
    }

    private static (List<(int Line, List<string> Fields)> Records, List<SuiteProblem> Problems) Read(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "x.csv");
        File.WriteAllText(path, text);
        var problems = new List<SuiteProblem>();
        return ([.. CsvRecords.Read(path, problems)], problems);
    }
}
