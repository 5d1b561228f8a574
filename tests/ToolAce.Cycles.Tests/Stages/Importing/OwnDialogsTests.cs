using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Importing;

namespace ToolAce.Cycles.Tests.Stages.Importing;

public sealed class OwnDialogsTests : IDisposable
{
    private const string Row = """{"conversations": [{"from": "human", "value": "hello"}, {"from": "gpt", "value": "good day"}]}""";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Read_AJsonList_IsTheSameAsALineARow()
    {
        var (list, lines) = (folder.File("a.json"), folder.File("b.jsonl"));
        File.WriteAllText(list, $"\n [{Row},\n{Row}, 3]");
        File.WriteAllText(lines, $"{Row}\n{Row}\n3\n");
        var (one, other) = (OwnDialogs.Read(list, DataFormat.Auto).ToList(), OwnDialogs.Read(lines, DataFormat.Auto).ToList());
        Assert.Equal(["own-000000", "own-000001", null], one.Select(r => r.Dialog?.Id));
        Assert.Equal(other.Select(r => r.Dialog?.Turns.Count), one.Select(r => r.Dialog?.Turns.Count));
        Assert.Equal(["item 1", "item 2", "item 3"], one.Select(r => r.Place));
        Assert.Equal(["line 1", "line 2", "line 3"], other.Select(r => r.Place));
        Assert.Contains("no JSON object", one[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFiles_NumbersThroughAndNamesTheFile()
    {
        var (a, b) = (folder.File("a.jsonl"), folder.File("b.jsonl"));
        File.WriteAllText(a, $"{Row}\n");
        File.WriteAllText(b, $"{Row}\n{{}}\n");
        var rows = OwnDialogs.Read([a, b], DataFormat.Auto).ToList();
        Assert.Equal(["own-000000", "own-000001", null], rows.Select(r => r.Dialog?.Id));
        Assert.Equal("b.jsonl, line 2", rows[2].Place);
    }

    [Fact]
    public void Read_ACutList_SaysSo()
    {
        var file = folder.File("a.json");
        File.WriteAllText(file, $"[{Row}, {{");
        Assert.Contains("the list in a.json", Assert.Single(OwnDialogs.Read(file, DataFormat.Auto)).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AListWithABrokenItem_ReadsTheOthers()
    {
        var file = folder.File("a.json");
        File.WriteAllText(file, $"[{Row}, {{\"turns\": nope}}, {Row}]");
        var rows = OwnDialogs.Read(file, DataFormat.Auto).ToList();
        Assert.Equal([true, false, true], rows.Select(r => r.Dialog is not null));
        Assert.Equal("item 2", rows[1].Place);
        Assert.Contains("no JSON object", rows[1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.json", "[{0},\n{1},\n{0}]")]
    [InlineData("a.jsonl", "{0}\n{1}\n{0}\n")]
    public void Read_ARowThatIsTooLong_SaysSoAndReadsTheOthers(string name, string form)
    {
        var file = folder.File(name);
        File.WriteAllText(file, form.Replace("{0}", Row, StringComparison.Ordinal).Replace("{1}", Row.Replace("hello", new string('x', OwnData.LongestRow), StringComparison.Ordinal), StringComparison.Ordinal));
        var rows = OwnDialogs.Read(file, DataFormat.Auto).ToList();
        Assert.Equal([true, false, true], rows.Select(r => r.Dialog is not null));
        Assert.Contains("more than 16,777,216 characters", rows[1].Problem, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
