using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Recomputes <c>api_bank</c>: extraction, fresh databases, execution, comparison.</summary>
internal sealed class ApiBankRecords(ApiBankData data) : IRecordJudge
{
    private readonly ApiCallOfficialJudge judge = new(data.Catalog);

    public Difference? Judge(PyValue record)
    {
        var (level, file) = (record.Text("level") ?? "", record.Text("file") ?? "");
        if (data.Find(level, file) is not { } dialogue)
        {
            return new Difference("file", $"{level}/{file}", "no such dialogue");
        }

        if (record.Member("sample_id") is not PyValue.Int id || id.Value < 0 || id.Value >= dialogue.Samples.Count
            || dialogue.Samples[(int)id.Value] is not { Kind: SampleKind.Call } sample)
        {
            return new Difference("sample_id", $"{record.Member("sample_id")}", $"no sample of {level}/{file} that asks for a call");
        }

        var turn = dialogue.Turns[sample.Turn];
        var verdict = judge.Judge(turn, record.Text("prediction") ?? "", new ApiWorld(data.Databases));
        return Compare(record, "turn", new PyValue.Int(sample.Turn))
            ?? Compare(record, "predicted_call", verdict.Calls)
            ?? Compare(record, "correct", new PyValue.Bool(verdict.Correct))
            ?? Compare(record, "why", verdict.Why is { } why ? new PyValue.Str(why) : PyValue.None.Value)
            ?? (IsDrawn(turn, verdict) ? null : Compare(record, "result", verdict.Result));
    }

    // Ids and tokens drawn at random are not drawn again.
    private bool IsDrawn(PyValue.Dict turn, ApiVerdict verdict) =>
        data.Catalog.Behaviour(((PyValue.Str)turn.Find("api_name")!).Value) is { DrawsOutput: true }
        && (verdict.Why == ApiErrors.KeyError || (verdict.Result is PyValue.Dict result && result.Find("output") is not PyValue.None));

    private static Difference? Compare(PyValue record, string field, PyValue computed)
    {
        var recorded = record.Member(field) ?? PyValue.None.Value;
        return PyEquality.AreEqual(recorded, computed) ? null : new Difference(field, recorded.ToString(), computed.ToString());
    }
}
