using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Bfcl;

/// <summary>Recomputes every recorded official verdict of the Python categories; not one may differ.</summary>
public sealed class RecordedVerdictsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("simple_python")]
    [InlineData("multiple")]
    [InlineData("parallel")]
    [InlineData("parallel_multiple")]
    [InlineData("live_simple")]
    [InlineData("live_multiple")]
    [InlineData("live_parallel")]
    [InlineData("live_parallel_multiple")]
    public void Check_RecordedAstVerdicts_AllAgree(string category)
    {
        var items = OfficialSuite.Load(OfficialData.Require(), [category], limit: null).Items.Cast<CallItem>().ToDictionary(i => i.Id);
        Compare("ast_" + category, (record, decoded) =>
        {
            var item = items[record.Text("id")!];
            return decoded is null
                ? (false, AstChecker.Undecodable)
                : Verdict(AstChecker.Check(category, item.Functions, decoded, item.Answers, record.Flag("underscore_to_dot")));
        });
    }

    [Theory]
    [InlineData("irrelevance")]
    [InlineData("live_irrelevance")]
    [InlineData("live_relevance")]
    public void Check_RecordedRelevanceVerdicts_AllAgree(string category) =>
        Compare("relevance_" + category, (_, decoded) => Verdict(RelevanceChecker.Check(category, decoded)));

    private static (bool, string?) Verdict(CheckResult result) => (result.Valid, result.ErrorType);

    private void Compare(string file, Func<PyValue, PyValue?, (bool Valid, string? ErrorType)> judge)
    {
        var count = 0;
        var differences = new List<string>();
        foreach (var line in OfficialData.Records(file))
        {
            count++;
            var record = PyJson.Parse(line);
            var recorded = record.Member("decode_error") is PyValue.None ? RecordValues.Untag(record.Member("decoded")!) : null;
            var decoded = record.Text("decoder") switch
            {
                "v4_prompting" => Decode(() => OfficialDecoder.DecodePrompted(record.Text("raw_output")!)),
                "v4_fc" => Decode(() => OfficialDecoder.DecodeFunctionCalls(record.Member("raw_output")!)),
                _ => recorded,
            };
            if (decoded?.ToString() != recorded?.ToString())
            {
                differences.Add($"{record.Text("id")} {record.Text("model")} decoded {decoded} instead of {recorded} from {record.Member("raw_output")}");
            }

            var (valid, errorType) = judge(record, decoded);
            if (valid != record.Flag("valid") || errorType != record.Text("error_type"))
            {
                differences.Add($"{record.Text("id")} {record.Text("model")} {valid} {errorType} instead of {record.Member("valid")} {record.Text("error_type")} for {decoded}");
            }
        }

        output.WriteLine($"{file}: {count} records, {differences.Count} differences");
        Assert.NotEqual(0, count);
        Assert.Empty(differences);
    }

    private static PyValue? Decode(Func<PyValue> decode)
    {
        try
        {
            return decode();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
