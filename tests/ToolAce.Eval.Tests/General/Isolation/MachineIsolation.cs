using ToolAce.Eval.General.Isolation;

namespace ToolAce.Eval.Tests.General.Isolation;

/// <summary>The isolation of this machine; where there is none, the test is skipped with the reason.</summary>
internal static class MachineIsolation
{
    public static async Task<PythonIsolation> RequireAsync(IsolationLimits? limits = null)
    {
        var (isolation, report) = await PythonIsolation.OpenAsync(limits ?? new IsolationLimits(), TestContext.Current.CancellationToken);
        Assert.SkipWhen(isolation is null, $"this machine does not isolate: {report.Problem}");
        return isolation!;
    }
}
