using System.Collections.Concurrent;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Web.Watching;

/// <summary>The watches of all cycles that somebody has open; those that nobody looks at any more are let go.</summary>
internal sealed class CycleWatches(HomeLayout home, Ledger ledger, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, CycleWatch> watches = new(StringComparer.Ordinal);

    /// <inheritdoc cref="CycleWatch.LookAsync"/>
    public async Task<CycleSnapshot?> LookAsync(string cycleId, CancellationToken cancellationToken)
    {
        var snapshot = await watches.GetOrAdd(cycleId, id => new CycleWatch(id, home, ledger, time)).LookAsync(cancellationToken);
        foreach (var (id, watch) in watches)
        {
            if (id != cycleId && watch.Idle > Kept)
            {
                watches.TryRemove(id, out _);
            }
        }

        return snapshot;
    }
}
