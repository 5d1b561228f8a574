using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>relevance_*</c>: only whether the output decodes to calls counts.</summary>
internal sealed class RelevanceRecords : IRecordJudge
{
    public Difference? Judge(PyValue record)
    {
        var (decoded, difference) = Recomputing.Decode(record);
        return difference ?? Recomputing.Verdict(record, RelevanceChecker.Check(record.Required("category"), decoded));
    }
}
