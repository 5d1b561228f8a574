using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Importing;

namespace ToolAce.Cycles.Tests.Stages.Importing;

public sealed class OddRowsTests : IDisposable
{
    private const string Row = """{"conversations": [{"from": "human", "value": "hello"}, {"from": "gpt", "value": "good day"}]}""";
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "null"}}]}]}""", "the arguments of f")]
    [InlineData("""{"messages": [{"role": "assistant", "tool_calls": [{"id": "1"}]}]}""", "no function")]
    [InlineData("""{"conversations": [{"from": "assistant", "value": null}]}""", "turn 1")]
    [InlineData("""{"messages": [null]}""", "message 1")]
    [InlineData("""{"turns": [{"role": "assistant"}]}""", "turn 1")]
    public void Read_OneOddRow_LeavesTheOthers(string odd, string part)
    {
        var file = folder.File("a.jsonl");
        File.WriteAllText(file, $"{Row}\n{odd}\n{Row}\n");
        var rows = OwnDialogs.Read(file, DataFormat.Auto).ToList();
        Assert.Equal([true, false, true], rows.Select(r => r.Dialog is not null));
        Assert.Equal("line 2", rows[1].Place);
        Assert.Contains(part, rows[1].Problem, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
