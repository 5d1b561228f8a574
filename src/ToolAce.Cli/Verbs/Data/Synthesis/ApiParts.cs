using ToolAce.Core.Apis;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>APIs by evolution; what comes next follows from all that were accepted before.</summary>
internal sealed class ApiParts(ApiEvolution evolution) : IPartMaker<ApiDefinition>
{
    private readonly List<ApiDefinition> _accepted = [];

    public async Task<Part<ApiDefinition>> MakeAsync(int start, int count, CancellationToken cancellationToken)
    {
        var batch = await evolution.EvolveAsync(_accepted, start, count, cancellationToken);
        var judged = batch.Apis.Select(a => (Api: a, Verdict: ApiVerifier.Verify(a))).ToList();
        var refused = judged.Where(j => j.Verdict.Outcome != VerdictOutcome.Accepted).Select(j => j.Verdict.Findings[0].Check);
        var held = batch.Rejected.Select(r => r.Check).Concat(refused).CountBy(c => c).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary();
        var part = new Part<ApiDefinition>([.. judged.Where(j => j.Verdict.Outcome == VerdictOutcome.Accepted).Select(j => j.Api)], batch.NextAttempt, held);
        Take(part);
        return part;
    }

    public void Take(Part<ApiDefinition> part) => _accepted.AddRange(part.Rows);

    public void Reset() => _accepted.Clear();

    public string Shown(ApiDefinition row) => $"{row.Name}({string.Join(", ", row.Parameters.Properties.Select(p => p.Name))}): {row.Description}";
}
