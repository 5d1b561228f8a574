using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Running;

/// <summary>Enters a new cycle in the ledger, under an id that tells when it was asked for and what it is called.</summary>
internal static class NewCycle
{
    private const int LongestName = 40;

    public static async Task<Cycle> CreateAsync(HomeLayout home, Ledger ledger, CycleRun run, TimeProvider time, CancellationToken cancellationToken)
    {
        var taken = (await ledger.CyclesAsync(cancellationToken)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var stem = $"{time.GetLocalNow():yyyyMMdd-HHmmss}-{Plain(run.Config.Name)}";
        var id = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : $"{stem}-{n}").First(i => !taken.Contains(i));
        var cycle = await ledger.CreateCycleAsync(id, run.Config.Name, run.Config.Fingerprint(), run.Config.Seed, run.Text, cancellationToken);
        run.KeepPaths(cycle, home);
        return cycle;
    }

    private static string Plain(string name)
    {
        var plain = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')).TrimStart('-', '_');
        return plain.Length == 0 ? "cycle" : plain[..Math.Min(LongestName, plain.Length)];
    }
}
