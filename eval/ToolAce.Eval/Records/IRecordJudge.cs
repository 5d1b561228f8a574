using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Recomputes the recorded verdicts of one family from their inputs.</summary>
internal interface IRecordJudge
{
    /// <summary>What differs between a record and what its inputs give, null when nothing does. Safe to call from several threads.</summary>
    /// <param name="record">One line as read, its tags (<see cref="RecordValues.Untag"/>) still in it.</param>
    Difference? Judge(PyValue record);
}
