using System.Collections.Concurrent;
using ToolAce.Core.Randomness;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Results;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Humans;

/// <summary>
/// What people should look at of a cycle's dialogs: all that verification was unsure of, then a drawn share of the accepted and of the rejected, mixed, so that agreement is
/// measured on more than the unsure and the place in the queue does not tell what verification decided.
/// </summary>
public sealed class ReviewQueue(HomeLayout home, TimeProvider time)
{
    /// <summary>One in so many of the accepted, and of the rejected, is drawn.</summary>
    public const int Share = 20;

    private const int MostKept = 4;
    private static readonly ConcurrentDictionary<string, (IReadOnlyList<ReviewItem> Unsure, IReadOnlyList<ReviewItem> Drawn)> Kept = new(StringComparer.Ordinal);
    private readonly CycleArtifacts artifacts = new(home);
    private readonly HumanVerdictStore store = new(home, time);

    /// <summary>The queue of a cycle, the same for the same seed; empty before verification.</summary>
    /// <param name="cycleId">The cycle.</param>
    /// <param name="seed">Draws the share.</param>
    /// <param name="share">One in so many, ≥ 1; of a kind that there is, at least one is drawn.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IReadOnlyList<ReviewItem> Items(string cycleId, int seed, int share, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 1);
        var parts = artifacts.Iterations(cycleId).Select(i => Part(cycleId, i, seed, share, cancellationToken)).ToList();
        return [.. parts.SelectMany(p => p.Unsure), .. parts.SelectMany(p => p.Drawn)];
    }

    /// <summary>A person's newest verdict on each dialog whose text is still the one that was read, by iteration and id.</summary>
    /// <exception cref="InvalidDataException">The file of verdicts is damaged.</exception>
    public IReadOnlyDictionary<(int Iteration, string DialogId), StoredVerdict> Decided(string cycleId, string reviewer, CancellationToken cancellationToken) =>
        PeoplesWord.Newest(store.All(cycleId).Where(v => v.Reviewer == reviewer))
            .GroupBy(v => v.Iteration)
            .SelectMany(g => WrittenDialogs.Of(artifacts, cycleId, g.Key) is { Verdicts: { } verdicts } written ? ReviewedDialogs.Of(written.Dialogs, verdicts, g, cancellationToken) : [])
            .SelectMany(r => r.Verdicts)
            .ToDictionary(v => (v.Iteration, v.DialogId));

    private (IReadOnlyList<ReviewItem> Unsure, IReadOnlyList<ReviewItem> Drawn) Part(string cycleId, int iteration, int seed, int share, CancellationToken cancellationToken)
    {
        if (WrittenDialogs.Of(artifacts, cycleId, iteration) is not { Verdicts: { } verdicts } written)
        {
            return ([], []);
        }

        var key = $"{iteration} {written.Dialogs.Hash} {verdicts.Hash} {seed} {share}";
        if (!Kept.TryGetValue(key, out var part))
        {
            part = Draw(written, iteration, seed, share, cancellationToken);
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            Kept[key] = part;
        }

        return part;
    }

    private static (IReadOnlyList<ReviewItem> Unsure, IReadOnlyList<ReviewItem> Drawn) Draw(WrittenDialogs written, int iteration, int seed, int share, CancellationToken cancellationToken)
    {
        var unsure = written.Search(new DialogFilter(Outcome: VerdictOutcome.Unsure), cancellationToken).Select(p => (p.Dialog, Outcome: VerdictOutcome.Unsure)).ToList();
        var drawn = new[] { VerdictOutcome.Accepted, VerdictOutcome.Rejected }.SelectMany(outcome =>
        {
            var all = written.Search(new DialogFilter(Outcome: outcome), cancellationToken);
            return Seeds.Stream(seed, "review", iteration, outcome).Sample(all, (all.Count + share - 1) / share).Select(p => (p.Dialog, Outcome: outcome));
        }).ToList();
        var mixed = Seeds.Stream(seed, "review", iteration).Sample(drawn, drawn.Count);
        var ids = ArtifactSql.RowsAt(written.Dialogs, "id", unsure.Concat(mixed).Select(p => p.Dialog), cancellationToken);
        return ([.. unsure.Select(Item)], [.. mixed.Select(Item)]);

        ReviewItem Item((int Dialog, VerdictOutcome Outcome) place) => new(iteration, (string)ids[place.Dialog][0]!, place.Outcome);
    }
}
