using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Verification;
using ToolAce.Verification.Experts;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>Judges rows of the user's files: every row in gets a verdict, one that holds no dialog included.</summary>
/// <param name="layers">Rules, or both layers.</param>
/// <param name="openEnd">Whether dialogs may end with calls that nothing answers.</param>
/// <param name="experts">The second layer, asked for with the first dialogs; null where scripted experts are it.</param>
/// <param name="maxAnswer">The longest assistant turn allowed, in characters; null for the usual.</param>
/// <param name="batch">Dialogs that an expert is shown at once; null leaves it to the verifier.</param>
internal sealed class RowJudge(VerificationLayers layers, bool openEnd, Func<IReadOnlyList<IExpert>>? experts = null, int? maxAnswer = null, int? batch = null)
{
    private readonly VerificationOptions _options = new(layers)
    {
        Limits = new VerificationLimits { OpenFinalCalls = openEnd, ResponseCharacters = maxAnswer ?? VerificationLimits.UsualResponseCharacters },
        BatchSize = batch ?? new VerificationOptions().BatchSize,
    };
    private DialogVerifier? _verifier;

    public async Task<IReadOnlyList<VerdictLine>> JudgeAsync(IReadOnlyList<OwnDialog> rows, CancellationToken cancellationToken)
    {
        _verifier ??= new DialogVerifier(layers != VerificationLayers.Both ? [] : experts is null ? Experts() : experts());
        var dialogs = rows.Where(r => r.Dialog is not null).Select(r => r.Dialog!).ToList();
        var verdicts = new Queue<DialogVerdict>(await _verifier.VerifyAsync(dialogs, _options, progress: null, cancellationToken));
        return [.. rows.Select(row => row.Dialog is null ? VerdictLine.Unread(row.Place, row.Problem ?? "it cannot be read") : Line(row.Place, verdicts.Dequeue()))];
    }

    private static IReadOnlyList<IExpert> Experts() =>
        ScriptedExperts.All(Synonyms.Parse(File.ReadLines(Path.Combine(ProgramRoot.Current(), "configs", "corpus", "verbs.txt"))));

    private static VerdictLine Line(string place, DialogVerdict verdict) =>
        new(place, verdict.DialogId, CoreJson.Word(verdict.Outcome), verdict.Deciding.Check, verdict.Deciding.Reason, verdict.Verdicts);
}
