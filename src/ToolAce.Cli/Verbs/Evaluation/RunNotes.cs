using ToolAce.Cli.Reports;
using ToolAce.Eval.Running;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>Says what is odd about a file of predictions.</summary>
internal static class RunNotes
{
    public static void Write(Output output, string name, PredictionLines lines)
    {
        if (lines.CutShort)
        {
            output.Note($"{name}: the last line was not written to its end and is left out.");
        }

        if (lines.Repeated is [var first, ..])
        {
            output.Note($"{name}: {lines.Repeated.Count} items were answered more than once ({first}, ...); the last answer counts.");
        }

        foreach (var problem in lines.Problems)
        {
            output.Note($"{name}, line {problem.Line} is left out: {problem.Problem}");
        }
    }
}
