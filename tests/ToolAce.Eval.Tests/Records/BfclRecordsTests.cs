using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Records;

/// <summary>Recomputes every recorded official verdict of the single-turn and unit families; not one may differ.</summary>
public sealed class BfclRecordsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ast_simple_python")]
    [InlineData("ast_simple_java")]
    [InlineData("ast_simple_javascript")]
    [InlineData("ast_multiple")]
    [InlineData("ast_parallel")]
    [InlineData("ast_parallel_multiple")]
    [InlineData("ast_live_simple")]
    [InlineData("ast_live_multiple")]
    [InlineData("ast_live_parallel")]
    [InlineData("ast_live_parallel_multiple")]
    [InlineData("relevance_irrelevance")]
    [InlineData("relevance_live_irrelevance")]
    [InlineData("relevance_live_relevance")]
    [InlineData("unit_decode")]
    [InlineData("unit_java_type_converter")]
    [InlineData("unit_js_type_converter")]
    [InlineData("unit_standardize_string")]
    [InlineData("unit_agentic_checker")]
    public void Judge_EveryRecord_Agrees(string file)
    {
        var judge = new RecordFamilies(OfficialData.Require()).Find(file + ".jsonl.gz")!;
        var count = 0;
        var differences = new List<string>();
        foreach (var line in OfficialData.Records(file))
        {
            count++;
            if (judge.Judge(PyJson.Parse(line)) is { } difference)
            {
                differences.Add($"{difference}\n  of {line}");
            }
        }

        output.WriteLine($"{file}: {count} records, {differences.Count} differences");
        Assert.NotEqual(0, count);
        Assert.Empty(differences);
    }
}
