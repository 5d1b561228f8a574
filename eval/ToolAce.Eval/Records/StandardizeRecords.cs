using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>unit_standardize_string</c>: the normal forms of the calls' checker and of the agentic one.</summary>
internal sealed class StandardizeRecords : IRecordJudge
{
    public Difference? Judge(PyValue record)
    {
        var input = record.Required("input");
        return Recomputing.Differ("ast_checker", record.Required("ast_checker"), Normalisation.Apply(input))
            ?? Recomputing.Differ("agentic", record.Required("agentic"), AgenticText.Normalise(input));
    }
}
