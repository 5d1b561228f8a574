using System.Text.Json;
using ToolAce.Cli.Verbs.Data.Agents;
using ToolAce.Core.Json;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>What a run of <c>verify</c> is asked for.</summary>
/// <param name="Source">The dialogs.</param>
/// <param name="Target">The file for the verdicts, as given; null where none is wanted.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Word">Their word on the command line.</param>
/// <param name="OpenEnd">Whether dialogs may end with calls that nothing answers.</param>
/// <param name="Session">Language models as experts; null where scripts are.</param>
internal sealed record VerifyPlan(string Source, string? Target, VerificationLayers Layers, string Word, bool OpenEnd, AgentSession? Session)
{
    private const int ScriptedStretch = 256;
    private const int ScriptedPart = 1024;
    private const int Seed = 1;

    /// <summary>
    /// Dialogs that are judged together. Each expert has to have judged them all before the next is asked, so an endpoint's stretch is several times what it answers at once.
    /// </summary>
    public int Stretch => Session is null ? ScriptedStretch : Math.Clamp(4 * Session.Team.AtOnce, 16, 1024);

    /// <summary>Verdicts that are kept together: a language model's as soon as they are there.</summary>
    public int PartRows => Session is null ? ScriptedPart : Stretch;

    /// <summary>Who judges. A language model is gathered with the first dialogs.</summary>
    public RowJudge Judge() => Session is null
        ? new RowJudge(Layers, OpenEnd)
        : new RowJudge(Layers, OpenEnd, () => Session.Workshop.Experts(Session.Team.Config.Verify, Seed), Session.Team.Config.Verify.MaxAnswer, Stretch);

    /// <summary>What decides the verdicts, the rules themselves included: another build judges anew.</summary>
    public string Request(CancellationToken cancellationToken) => JsonSerializer.Serialize(
        new
        {
            verb = "verify",
            build = typeof(DialogVerifier).Module.ModuleVersionId,
            layers = Word,
            OpenEnd,
            file = InputFiles.Hash(Source, cancellationToken),
            agents = Session?.Team.Request(cancellationToken),
            maxAnswer = Session?.Team.Config.Verify.MaxAnswer,
            votes = Session is null ? null : Session.Team.Config.Verify.Votes ?? (int?)1,
        },
        CoreJson.Options);
}
