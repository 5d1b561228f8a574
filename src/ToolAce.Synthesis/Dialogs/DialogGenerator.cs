using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tools;

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
        var words = pool.Words;
        var works = new List<Work>();
        for (var index = start; index < start + count; index++)
        {
            var work = new Work(index, drawer.Kind(index), drawer.FirstDifficulty(index));
            (work.Dialog, work.DropReason) = await WriteAsync(drawer.Draw(index, work.Kind, work.Difficulty, attempt: 0), index, words, options, cancellationToken);
            works.Add(work);
        }

        if (scorer is not null)
        {
            await MeasureAsync(works, scorer, cancellationToken);
            for (var round = 1; band is not null && round <= options.Retries; round++)
            {
                await AdjustAsync(works, round, drawer, words, band, scorer, options, cancellationToken);
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

    private async Task<(Dialog? Dialog, string? DropReason)> WriteAsync(
        DialogBrief brief, int index, TfIdf words, DialogOptions options, CancellationToken cancellationToken)
    {
        var talk = await new DialogLoop(agents, options.ConsistencySamples).RunAsync(brief, cancellationToken);
        if (talk.DropReason is { } reason)
        {
            return (null, reason);
        }

        var turns = talk.Turns;
        var request = string.Join(' ', turns.Where(t => t.Role == Role.User).Select(t => t.Text));
        var dialog = new Dialog(brief.Id, brief.Kind, Domain(brief), brief.Tools, turns)
        {
            CallCount = turns.Where(t => t.Role == Role.Assistant).Sum(t => CallSyntax.Read(t.Text) is CallReading.Calls calls ? calls.Items.Count : 0),
            Dissimilarity = words.Dissimilarity(request, brief.Tools),
        };
        var random = Seeds.Stream(options.Seed, "fault", index);
        return (faults is not null && random.Chance(options.FaultRate) ? faults.Inject(dialog, random) : dialog, null);
    }

    private static string Domain(DialogBrief brief) => (brief.Wanted.Count > 0 ? brief.Wanted[0] : brief.Outside ?? (brief.Tools.Count > 0 ? brief.Tools[0] : null))?.Lineage?.Domain ?? "";

    private static async Task MeasureAsync(List<Work> works, IComplexityScorer scorer, CancellationToken cancellationToken)
    {
        var there = works.Where(w => w.Dialog is not null).ToArray();
        var measured = await scorer.MeasureAsync([.. there.Select(w => w.Dialog!)], cancellationToken);
        for (var i = 0; i < there.Length; i++)
        {
            there[i].First = there[i].Now = measured[i];
        }
    }

    private async Task AdjustAsync(
        List<Work> works, int round, BriefDrawer drawer, TfIdf words, Band band, IComplexityScorer scorer, DialogOptions options, CancellationToken cancellationToken)
    {
        var pushed = new List<(Work Work, AdjustmentDirection Direction, Difficulty Difficulty, Dialog Dialog)>();
        foreach (var work in works.Where(w => w.Now is { } now && !band.Contains(now.Value)))
        {
            var direction = work.Now!.Value < band.Lower ? AdjustmentDirection.Harder : AdjustmentDirection.Easier;
            var difficulty = direction == AdjustmentDirection.Harder ? work.Difficulty.Harder(work.Kind) : work.Difficulty.Easier(work.Kind);
            if (difficulty == work.Difficulty)
            {
                continue;
            }

            // A version on which the assistant's samples disagree is no replacement; the one before stays.
            var (dialog, _) = await WriteAsync(drawer.Draw(work.Index, work.Kind, difficulty, round), work.Index, words, options, cancellationToken);
            if (dialog is not null)
            {
                pushed.Add((work, direction, difficulty, dialog));
            }
        }

        if (pushed.Count == 0)
        {
            return;
        }

        var measured = await scorer.MeasureAsync([.. pushed.Select(p => p.Dialog)], cancellationToken);
        for (var i = 0; i < pushed.Count; i++)
        {
            if (measured[i] is { } after)
            {
                var (work, direction, difficulty, dialog) = pushed[i];
                work.Adjustments.Add(new Adjustment(direction, work.Now!.Value, after.Value));
                (work.Dialog, work.Difficulty, work.Now) = (dialog, difficulty, after);
            }
        }
    }

    private sealed class Work(int index, DialogKind kind, Difficulty difficulty)
    {
        public int Index => index;

        public DialogKind Kind => kind;

        public Difficulty Difficulty { get; set; } = difficulty;

        public Dialog? Dialog { get; set; }

        public string? DropReason { get; set; }

        public Complexity? First { get; set; }

        public Complexity? Now { get; set; }

        public List<Adjustment> Adjustments { get; } = [];

        public GeneratedDialog Result(Band? band) => new(
            Index,
            Kind,
            Dialog is null ? null : Dialog with { Complexity = First, Adjustments = Adjustments },
            DropReason,
            Now,
            band is not null && Now is { } now && !band.Contains(now.Value),
            Difficulty);
    }
}
