using ToolAce.Cli.Verbs.Data.Agents;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>Dialogs by index; each follows from its index alone, so stretches of a part are made side by side.</summary>
/// <param name="open">Who writes them; asked for when the first dialog is.</param>
/// <param name="pool">The APIs to speak of.</param>
/// <param name="options">How.</param>
/// <param name="suites">Keeps out what suites ask.</param>
/// <param name="atOnce">Dialogs that language models write at once; null where scripts write.</param>
internal sealed class DialogParts(Func<DialogGenerator> open, ToolPool pool, DialogOptions options, SuiteGuard suites, int? atOnce = null) : IPartMaker<Dialog>
{
    /// <summary>Scripts write so many in one go; a language model's dialog takes its time and is told of by itself.</summary>
    private const int ScriptedStretch = 125;
    private readonly int _stretch = atOnce is null ? ScriptedStretch : 1;
    private readonly AnswerStreak? _streak = atOnce is null ? null : new AnswerStreak("dialogs");
    private DialogGenerator? _generator;

    public bool EndsWithoutRows => atOnce is null;

    /// <summary>At the end of a part fewer and fewer dialogs are under way, so an endpoint's are long.</summary>
    public int PartRows(int missing) => atOnce is { } many ? Math.Min(missing, Math.Clamp(16 * many, 64, 1024)) : 500;

    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        _generator ??= open();
        return Task.CompletedTask;
    }

    public async Task<Part<Dialog>> MakeAsync(int start, int count, Action<int> tell, CancellationToken cancellationToken)
    {
        _generator ??= open();
        var (made, done) = (new IReadOnlyList<GeneratedDialog>[(count + _stretch - 1) / _stretch], 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = atOnce ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, made.Length, parallel, async (i, token) =>
        {
            made[i] = await _generator.GenerateAsync(start + (i * _stretch), Math.Min(_stretch, count - (i * _stretch)), pool, band: null, scorer: null, options, token);
            foreach (var dialog in made[i])
            {
                _streak?.Note(dialog.DropReason);
            }

            tell(Interlocked.Add(ref done, made[i].Count(d => d.Dialog is not null)));
        });
        var all = made.SelectMany(m => m).ToList();
        List<(GeneratedDialog Made, (string Reason, string Detail)? Held)> judged = [.. all.Select(g => (g, Refusal(g)))];
        List<GeneratedDialog> kept = [.. judged.Where(j => j.Held is null).Select(j => j.Made)];
        List<(GeneratedDialog Made, (string Reason, string Detail) Why)> held = [.. judged.Where(j => j.Held is not null).Select(j => (j.Made, j.Held!.Value))];
        return new Part<Dialog>([.. kept.Select(g => g.Dialog!)], start + count, held.CountBy(h => h.Why.Reason).OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary())
        {
            HeldBack = Part<Dialog>.Some<HeldBack>([.. held.Select(h => new HeldBack(h.Made.Index, h.Made.Dialog?.Id, h.Why.Detail))]),
            Thinking = Part<Dialog>.Some<ThinkingRow>([.. kept.SelectMany(ThinkingRow.Of)]),
        };
    }

    private (string Reason, string Detail)? Refusal(GeneratedDialog made) => made.Dialog is { } dialog ? suites.Refuse(dialog) : (made.DropReason!.Split(':')[0], made.DropReason);

    public void Take(Part<Dialog> part)
    {
    }

    public string Shown(Dialog row) =>
        $"{row.Id} ({row.Kind}, {row.Tools.Count} tools)\n{string.Join('\n', row.Turns.Select(t => $"  {t.Role.ToString().ToLowerInvariant()}: {t.Text}"))}";
}
