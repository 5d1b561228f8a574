using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Synthesis.Faults;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// Self-guided dialog generation (ToolACE 2.2). Each index has its own random streams, so any stretch of indices can be made by itself.
/// Dialogs outside the band are pushed harder or easier, all of a batch at once, for a few rounds; the history is kept.
/// </summary>
public sealed class DialogGenerator(DialogAgents agents, FaultInjector? faults = null)
{
    /// <summary>
    /// Dialogs <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1, one result an index, in order.
    /// Without a scorer nothing is measured; without a band nothing is adjusted.
    /// </summary>
    /// <exception cref="ArgumentException">The band belongs to another model version than the scorer, no kind has a weight, or there are no APIs.</exception>
    public Task<IReadOnlyList<GeneratedDialog>> GenerateAsync(
        int start,
        int count,
        IReadOnlyList<ApiDefinition> apis,
        Band? band,
        IComplexityScorer? scorer,
        DialogOptions options,
        CancellationToken cancellationToken) => GenerateAsync(start, count, new ToolPool(apis), band, scorer, options, cancellationToken);

    /// <summary>As above, from a pool that several stretches share, one after the other or side by side.</summary>
    /// <exception cref="ArgumentException">The band belongs to another model version than the scorer, no kind has a weight, or there are no APIs.</exception>
    public async Task<IReadOnlyList<GeneratedDialog>> GenerateAsync(
        int start,
        int count,
        ToolPool pool,
        Band? band,
        IComplexityScorer? scorer,
        DialogOptions options,
        CancellationToken cancellationToken)
    {
        Check(pool.Apis, band, scorer, options);
        var drawer = new BriefDrawer(pool, options);
        var author = new DialogAuthor(agents, faults, pool.Words, options);
        DialogWork[] works = [.. Enumerable.Range(start, count).Select(i => new DialogWork(i, drawer.Kind(i), drawer.FirstDifficulty(i)))];
        var written = await EachAsync(works, options, (w, token) => author.WriteAsync(drawer.Draw(w.Index, w.Kind, w.Difficulty, attempt: 0), w.Index, token), cancellationToken);
        for (var i = 0; i < works.Length; i++)
        {
            works[i].Written = written[i];
        }

        if (scorer is not null)
        {
            await MeasureAsync(works, scorer, cancellationToken);
            for (var round = 1; band is not null && round <= options.Retries; round++)
            {
                await AdjustAsync(works, round, drawer, author, band, scorer, options, cancellationToken);
            }
        }

        return [.. works.Select(w => w.Result(band))];
    }

    private static void Check(IReadOnlyList<ApiDefinition> apis, Band? band, IComplexityScorer? scorer, DialogOptions options)
    {
        if (apis.Count == 0)
        {
            throw new ArgumentException("dialogs need at least one API: run evolve first", nameof(apis));
        }

        if (!options.Kinds.Values.Any(w => w > 0))
        {
            throw new ArgumentException("at least one dialog kind needs a weight above 0", nameof(options));
        }

        if (band is not null && scorer is not null && band.ModelVersion != scorer.ModelVersion)
        {
            throw new ArgumentException($"the band belongs to model {band.ModelVersion}, the scorer to {scorer.ModelVersion}: calibrate again", nameof(band));
        }
    }

    /// <summary>One result for each, in order; one after the other or, where agents are far away, so many at once.</summary>
    private static async Task<WrittenDialog[]> EachAsync<T>(
        IReadOnlyList<T> items, DialogOptions options, Func<T, CancellationToken, Task<WrittenDialog>> write, CancellationToken cancellationToken)
    {
        var written = new WrittenDialog[items.Count];
        if (options.AtOnce > 1)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, items.Count, parallel, async (i, token) => written[i] = await write(items[i], token));
            return written;
        }

        for (var i = 0; i < items.Count; i++)
        {
            written[i] = await write(items[i], cancellationToken);
        }

        return written;
    }

    private static async Task MeasureAsync(DialogWork[] works, IComplexityScorer scorer, CancellationToken cancellationToken)
    {
        var there = works.Where(w => w.Written!.Dialog is not null).ToArray();
        var measured = await scorer.MeasureAsync([.. there.Select(w => w.Written!.Dialog!)], cancellationToken);
        for (var i = 0; i < there.Length; i++)
        {
            there[i].Measured(measured[i]);
        }
    }

    private static async Task AdjustAsync(
        DialogWork[] works, int round, BriefDrawer drawer, DialogAuthor author, Band band, IComplexityScorer scorer, DialogOptions options, CancellationToken cancellationToken)
    {
        var pushed = new List<(DialogWork Work, AdjustmentDirection Direction, Difficulty Aimed)>();
        foreach (var work in works.Where(w => w.Now is { } now && !band.Contains(now.Value)))
        {
            var direction = work.Now!.Value < band.Lower ? AdjustmentDirection.Harder : AdjustmentDirection.Easier;
            var aimed = direction == AdjustmentDirection.Harder ? work.Difficulty.Harder(work.Kind, options.Limits) : work.Difficulty.Easier(work.Kind, options.Limits);
            if (aimed != work.Difficulty)
            {
                pushed.Add((work, direction, aimed));
            }
        }

        var versions = await EachAsync(
            pushed, options, (p, token) => author.WriteAsync(drawer.Draw(p.Work.Index, p.Work.Kind, p.Aimed, round), p.Work.Index, token), cancellationToken);
        Dialog[] there = [.. versions.Select(v => v.Dialog).OfType<Dialog>()];
        var measured = there.Length == 0 ? [] : await scorer.MeasureAsync(there, cancellationToken);
        for (var (i, next) = (0, 0); i < versions.Length; i++)
        {
            // A version on which the assistant's samples disagree is no replacement; the one before stays.
            var (work, direction, aimed) = pushed[i];
            work.Adjust(round, direction, aimed, versions[i], versions[i].Dialog is null ? null : measured[next++]);
        }
    }
}
