using ToolAce.Eval.ApiBank.Rouge;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Recomputes <c>api_bank_rouge</c>: the rounded score, or the error in its place.</summary>
internal sealed class ApiBankRougeRecords : IRecordJudge
{
    public Difference? Judge(PyValue record)
    {
        var (score, error) = RougeL.Score(record.Text("hypothesis") ?? "", record.Text("reference") ?? "");
        var recorded = record.Member("rounded") ?? PyValue.None.Value;
        PyValue rounded = error is null ? new PyValue.Float(RougeL.Rounded(score)) : PyValue.None.Value;
        if (!PyEquality.AreEqual(recorded, rounded))
        {
            return new Difference("rounded", recorded.ToString(), rounded.ToString());
        }

        return record.Text("error") == error ? null : new Difference("error", $"{record.Member("error")}", error ?? "None");
    }
}
