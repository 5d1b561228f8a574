using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>unit_agentic_checker</c>: whether an answer stands in a message.</summary>
internal sealed class AgenticRecords : IRecordJudge
{
    public Difference? Judge(PyValue record)
    {
        var answers = ((PyValue.List)record.Member("possible_answers")!).Items.Select(a => ((PyValue.Str)a).Value).ToList();
        return Recomputing.Differ("result", record.Flag("result").ToString(), AgenticChecker.Check(record.Member("response")!, answers).Valid.ToString());
    }
}
