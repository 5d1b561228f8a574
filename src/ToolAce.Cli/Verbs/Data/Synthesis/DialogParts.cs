using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>Dialogs by index; each follows from its index alone, so stretches of a part are made side by side.</summary>
internal sealed class DialogParts(DialogGenerator generator, ToolPool pool, DialogOptions options) : IPartMaker<Dialog>
{
    private const int Stretch = 125;

    public async Task<Part<Dialog>> MakeAsync(int start, int count, CancellationToken cancellationToken)
    {
        var made = new IReadOnlyList<GeneratedDialog>[(count + Stretch - 1) / Stretch];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, made.Length, parallel, async (i, token) => made[i] = await generator.GenerateAsync(
            start + (i * Stretch), Math.Min(Stretch, count - (i * Stretch)), pool, band: null, scorer: null, options, token));
        var all = made.SelectMany(m => m).ToList();
        var held = all.Where(g => g.Dialog is null).Select(g => g.DropReason!.Split(':')[0]).CountBy(r => r).OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary();
        return new Part<Dialog>([.. all.Select(g => g.Dialog).OfType<Dialog>()], start + count, held);
    }

    public void Take(Part<Dialog> part)
    {
    }

    public void Reset()
    {
    }

    public string Shown(Dialog row) =>
        $"{row.Id} ({row.Kind}, {row.Tools.Count} tools)\n{string.Join('\n', row.Turns.Select(t => $"  {t.Role.ToString().ToLowerInvariant()}: {t.Text}"))}";
}
