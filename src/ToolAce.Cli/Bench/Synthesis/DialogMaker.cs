using ToolAce.Cli.Reports;
using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Verification;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>
/// Writes dialogs and has both layers judge them, in stretches of indices that any thread may take. An index gives the same dialog or the same drop whoever takes it,
/// and results are joined in the order of indices, so neither threads nor stretches can be told from the outcome.
/// </summary>
internal sealed class DialogMaker(DialogGenerator generator, DialogVerifier verifier, ToolPool pool, DialogOptions options, SynthesisSize size)
{
    private const int Stretch = 250;
    private static readonly VerificationOptions Verification = new(VerificationLayers.Both);

    /// <summary>The dialogs wanted, each with its verdict. Indices on which the assistant's samples disagree give none, so somewhat more of them are tried.</summary>
    public async Task<(IReadOnlyList<Dialog> Dialogs, IReadOnlyList<DialogVerdict> Verdicts)> MakeAsync(Output output, CancellationToken cancellationToken)
    {
        var (dialogs, verdicts) = (new List<Dialog>(size.Dialogs), new List<DialogVerdict>(size.Dialogs));
        using var progress = output.Begin("dialogs", size.Dialogs, "dialogs");
        var done = 0;
        for (var index = 0; dialogs.Count < size.Dialogs;)
        {
            var stretches = (size.Dialogs - dialogs.Count + Stretch - 1) / Stretch;
            var made = new (Dialog[] Dialogs, IReadOnlyList<DialogVerdict> Verdicts)[stretches];
            var first = index;
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = size.Workers, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, stretches, parallel, async (i, token) =>
            {
                made[i] = await StretchAsync(first + i * Stretch, token);
                progress.Report(Math.Min(size.Dialogs, Interlocked.Add(ref done, made[i].Dialogs.Length)));
            });
            foreach (var (written, judged) in made)
            {
                var taken = Math.Min(written.Length, size.Dialogs - dialogs.Count);
                dialogs.AddRange(written.Take(taken));
                verdicts.AddRange(judged.Take(taken));
            }

            index += stretches * Stretch;
        }

        return (dialogs, verdicts);
    }

    private async Task<(Dialog[] Dialogs, IReadOnlyList<DialogVerdict> Verdicts)> StretchAsync(int start, CancellationToken cancellationToken)
    {
        var generated = await generator.GenerateAsync(start, Stretch, pool, band: null, scorer: null, options, cancellationToken);
        Dialog[] dialogs = [.. generated.Select(g => g.Dialog).OfType<Dialog>()];
        return (dialogs, await verifier.VerifyAsync(dialogs, Verification, progress: null, cancellationToken));
    }
}
