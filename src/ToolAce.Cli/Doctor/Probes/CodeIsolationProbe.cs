using ToolAce.Eval.General.Isolation;

namespace ToolAce.Cli.Doctor.Probes;

/// <summary>Whether Python that a model writes can be run here without harm, found by trying every fence.</summary>
internal sealed class CodeIsolationProbe(Func<CancellationToken, Task<IsolationReport>> tryOut) : IProbe
{
    public string Name => "isolation";

    public bool Required => false;

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var report = await tryOut(cancellationToken);
        var facts = new Dictionary<string, object?> { ["allowed"] = report.Allowed, ["python"] = report.Python };
        return report.Allowed
            ? new Finding(Name, FindingState.Ok, $"code that a model writes runs in {report.Python} without network, files or privileges: tried out, and it holds", Facts: facts)
            : new Finding(Name, FindingState.Limited, report.Problem!, "HumanEval is refused: nothing that a model writes is run without isolation", report.Hint, facts);
    }
}
