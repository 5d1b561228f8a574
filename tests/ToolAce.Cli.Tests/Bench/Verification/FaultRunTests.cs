using ToolAce.Cli.Bench.Verification;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Faults;
using ToolAce.Verification;
using ToolAce.Verification.Experts;

namespace ToolAce.Cli.Tests.Bench.Verification;

/// <summary>The bench in small: fewer APIs and dialogs than behind the numbers it reports, and other seeds, held to the same bars.</summary>
public sealed class FaultRunTests
{
    private static readonly Lazy<Task<CleanDialogs>> Source = new(() => CleanDialogs.OpenAsync(apis: 150, seed: 71, CancellationToken.None));

    [Fact]
    public async Task RunAsync_EveryClass_IsCaughtByItsLayer()
    {
        var source = await Source.Value;
        var clean = await source.MakeAsync(6_000, seed: 72, TestContext.Current.CancellationToken);
        var run = new FaultRun(source.Faults, Verifier(source), clean, samples: 1_000, seed: 73);
        var missed = new List<string>();
        foreach (var fault in FaultCatalog.Classes)
        {
            var result = await run.RunAsync(fault, TestContext.Current.CancellationToken);
            if (result.Samples == 0 || result.Recall < (fault.Layer == VerdictLayer.Rule ? 0.99 : 0.9))
            {
                missed.Add(result.ToString());
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task FalseAlarmsAsync_CleanDialogs_AreNotRejected()
    {
        var source = await Source.Value;
        var clean = await FaultRun.FalseAlarmsAsync(
            Verifier(source), await source.MakeAsync(1_000, seed: 74, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.True(clean.Rejected == 0, string.Join('\n', clean.Reasons));
        Assert.Equal(1_000, clean.Count);
    }

    private static DialogVerifier Verifier(CleanDialogs source) => new(ScriptedExperts.All(source.Synonyms));
}
