using ToolAce.Core.Apis;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>APIs by evolution; what comes next follows from all that were accepted before.</summary>
/// <param name="open">Evolution over the tree of all documents or, for samples, of so many; it tells of every usable definition. Asked for when the first API is.</param>
/// <param name="suites">Keeps out what suites ask.</param>
/// <param name="atOnce">Language models that are asked at once; null where scripts write.</param>
internal sealed class ApiParts(Func<int?, Action, CancellationToken, Task<ApiEvolution>> open, SuiteGuard suites, int? atOnce = null) : IPartMaker<ApiDefinition>
{
    private readonly List<ApiDefinition> _accepted = [];
    private ApiEvolution? _evolution;
    private Action<int> _tell = _ => { };
    private int _designed;

    /// <summary>Two waves are the least that keeps an endpoint busy; what a part holds is kept as soon as it is there.</summary>
    public int PartRows(int missing) => atOnce is { } many ? Math.Min(missing, Math.Max(64, 2 * many)) : 500;

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _evolution ??= await open(null, () => _tell(Interlocked.Increment(ref _designed)), cancellationToken);

    public async Task<Part<ApiDefinition>> MakeAsync(int start, int count, Action<int> tell, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        (_tell, _designed) = (done => tell(Math.Min(done, count)), 0); // whether the gate lets them through is known at the part's end
        var part = await MakeAsync(_evolution!, start, count, cancellationToken);
        Take(part);
        return part;
    }

    public async Task<Part<ApiDefinition>> SampleAsync(int count, CancellationToken cancellationToken) => await MakeAsync(await open(count, () => { }, cancellationToken), start: 0, count, cancellationToken);

    public void Take(Part<ApiDefinition> part) => _accepted.AddRange(part.Rows);

    public string Shown(ApiDefinition row) => $"{row.Name}({string.Join(", ", row.Parameters.Properties.Select(p => p.Name))}): {row.Description}";

    private async Task<Part<ApiDefinition>> MakeAsync(ApiEvolution evolution, int start, int count, CancellationToken cancellationToken)
    {
        var batch = await evolution.EvolveAsync(_accepted, start, count, cancellationToken);
        var judged = batch.Apis.Select(a => (Api: a, Held: Refusal(a))).ToList();
        List<(string Name, string Reason, string Detail)> held =
        [
            .. batch.Rejected.Select(r => (r.Api.Name, r.Check, r.Reason)),
            .. judged.Where(j => j.Held is not null).Select(j => (j.Api.Name, j.Held!.Value.Reason, j.Held.Value.Detail)),
        ];
        return new Part<ApiDefinition>(
            [.. judged.Where(j => j.Held is null).Select(j => j.Api)], batch.NextAttempt, held.CountBy(h => h.Reason).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary())
        {
            HeldBack = Part<ApiDefinition>.Some<HeldBack>([.. held.Select(h => new HeldBack(Index: null, h.Name, h.Detail))]),
        };
    }

    private (string Reason, string Detail)? Refusal(ApiDefinition api)
    {
        var verdict = ApiVerifier.Verify(api);
        return verdict.Outcome == VerdictOutcome.Accepted ? suites.Refuse(api) : (verdict.Findings[0].Check, verdict.Findings[0].Reason);
    }
}
