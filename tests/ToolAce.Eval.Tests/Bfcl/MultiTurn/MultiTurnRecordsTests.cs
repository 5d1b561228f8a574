using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn;

/// <summary>Recomputes the recorded multi-turn executions; not one may differ.</summary>
public sealed class MultiTurnRecordsTests(ITestOutputHelper output)
{
    private static readonly Lazy<MultiTurnData> Data = new(() => MultiTurnData.Load(OfficialData.Require()));

    [Theory]
    [InlineData("GorillaFileSystem")]
    [InlineData("MathAPI")]
    [InlineData("MessageAPI")]
    [InlineData("TicketAPI")]
    [InlineData("TradingBot")]
    [InlineData("TravelAPI")]
    [InlineData("TwitterAPI")]
    [InlineData("VehicleControlAPI")]
    public void Judge_RecordedCallSequencesOfOneClass_AllAgree(string className)
    {
        _ = OfficialData.Require();
        var judge = new MultiTurnFuzzRecords(Data.Value);
        Compare(judge, OfficialData.Records("multi_turn_fuzz").Select(PyJson.Parse).Where(r => r.Text("class") == className));
    }

    [Fact]
    public void Judge_RecordedGroundTruths_AllAgree()
    {
        _ = OfficialData.Require();
        var judge = new MultiTurnExecRecords(Data.Value);
        Compare(judge, OfficialData.Records("multi_turn_exec").Select(PyJson.Parse));
    }

    [Fact]
    public void Judge_RecordedModelResults_AllAgree()
    {
        _ = OfficialData.Require();
        var judge = new MultiTurnMutationRecords(Data.Value);
        Compare(judge, OfficialData.Records("multi_turn_mutations").Select(PyJson.Parse));
    }

    private void Compare(IRecordJudge judge, IEnumerable<PyValue> records)
    {
        var count = 0;
        var differences = new List<string>();
        foreach (var record in records)
        {
            count++;
            if (judge.Judge(record) is { } difference)
            {
                differences.Add($"{record.Text("id")} {record.Text("model")} {difference}");
            }
        }

        output.WriteLine($"{count} records, {differences.Count} differences");
        Assert.NotEqual(0, count);
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(10).Select(d => d[..Math.Min(d.Length, 600)])));
    }
}
