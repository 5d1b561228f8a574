using ToolAce.Core.Dialogs;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Agents;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Verification;
using ToolAce.Verification.Experts;
using ToolAce.Verification.Reports;

namespace ToolAce.Cycles.Stages.Verifying;

/// <summary>Every dialog gets a decision with its reasons; how well seeded faults are caught is reported beside.</summary>
internal sealed class VerifyStage : IStage
{
    private const int Stretch = 256;

    /// <summary>At the end of a stretch fewer and fewer requests are under way, so an endpoint's are longer.</summary>
    private const int EndpointStretch = 1024;

    public string Name => StageNames.Verify;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.Verdicts, ArtifactNames.Detection, ArtifactNames.Funnel];

    public object Settings(CycleConfig config) => new { config.Verify, Agents = config.Agents.ForData() };

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config) => config.Verify.Layers == VerificationLayers.Both
        ? Workshop.Contents(config)
        : new Dictionary<string, string>();

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        List<Dialog> dialogs = [.. context.Rows<Dialog>(ArtifactNames.Dialogs)];
        var config = context.Config.Verify;
        using var workshop = config.Layers == VerificationLayers.Both ? Workshop.Open(context) : null;
        var experts = workshop?.Experts(config, context.Seed) ?? [];
        var stretch = context.Config.Agents.Kind == AgentKind.Endpoint ? EndpointStretch : Stretch;
        var verifier = new DialogVerifier(experts);
        var options = new VerificationOptions(config.Layers) { Limits = new VerificationLimits { ResponseCharacters = config.MaxAnswer } };
        options = workshop is ModelWorkshop ? options with { BatchSize = stretch } : options;
        var verdicts = await context.WriteAsync<VerdictRow>(
            ArtifactNames.Verdicts,
            async (writer, _) =>
            {
                for (var at = (int)writer.ResumedRows; at < dialogs.Count; at += stretch)
                {
                    var judged = await verifier.VerifyAsync([.. dialogs.Skip(at).Take(stretch)], options, context.Progress.Counter("dialogs", dialogs.Count, at), cancellationToken);
                    writer.AddRange(judged.Select(VerdictRow.Of));
                }
            },
            rowsPerPart: stretch,
            cancellationToken);
        var rows = verdicts.Read<VerdictRow>().ToList();
        context.WriteJson(ArtifactNames.Detection, FaultReport.Of(dialogs, [.. rows.Select(r => new DialogVerdict(r.DialogId, r.Outcome, r.Verdicts))]));
        var held = rows.Where(r => r.Outcome != VerdictOutcome.Accepted).Select(r => $"{(r.Outcome == VerdictOutcome.Unsure ? "unsure" : "rejected")}: {r.Check}");
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, rows.Count, rows.Count(r => r.Outcome == VerdictOutcome.Accepted), held));
    }
}
