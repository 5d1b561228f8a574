using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Records;

/// <summary>Recomputes every recorded verdict and score of API-Bank; not one may differ, and a changed one must.</summary>
public sealed class ApiBankRecordsTests(ITestOutputHelper output)
{
    private static readonly Lazy<ApiBankData> Data = new(() => ApiBankData.Load(OfficialData.Require()));

    [Fact]
    public void Judge_RecordedCalls_AllAgree() => Compare("api_bank", new ApiBankRecords(Data.Value));

    [Fact]
    public void Judge_RecordedScores_AllAgree() => Compare("api_bank_rouge", new ApiBankRougeRecords());

    [Theory]
    [InlineData("correct", "true")]
    [InlineData("why", "\"SOMETHING_ELSE\"")]
    [InlineData("predicted_call", "[\"OtherName\", {}]")]
    [InlineData("sample_id", "4000")]
    public void Judge_AlteredRecord_IsReported(string field, string value)
    {
        var judge = new ApiBankRecords(Data.Value);
        var wrong = OfficialData.Records("api_bank").Select(PyJson.Parse).First(r => r.Text("why") == "API_NAME_MISMATCH");
        Assert.Null(judge.Judge(wrong));
        ((PyValue.Dict)wrong).Set(field, PyJson.Parse(value));
        Assert.Equal(field, judge.Judge(wrong)?.Field);
    }

    private void Compare(string file, IRecordJudge judge)
    {
        var count = 0;
        var differences = new List<string>();
        foreach (var line in OfficialData.Records(file))
        {
            count++;
            var record = PyJson.Parse(line);
            if (judge.Judge(record) is { } difference)
            {
                differences.Add($"{record.Text("file")} {record.Member("sample_id")} {record.Text("model")}: {difference}");
            }
        }

        output.WriteLine($"{file}: {count} records, {differences.Count} differences");
        Assert.NotEqual(0, count);
        Assert.Empty(differences);
    }
}
