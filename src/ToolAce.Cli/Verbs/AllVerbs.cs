using ToolAce.Cli.Hosting;
using ToolAce.Cli.Verbs.Data;

namespace ToolAce.Cli.Verbs;

/// <summary>Every verb, in the order that help shows them. A new verb is one file beside this one and one line here.</summary>
internal static class AllVerbs
{
    public static IEnumerable<Verb> Create() =>
    [
        new UpVerb(),
        new LinkVerb(),
        new RunVerb(),
        new StageVerb(),
        new PromptVerb(),
        new PictureVerb(),
        new ReportVerb(),
        new ApisVerb(),
        new DialogsVerb(),
        new VerifyVerb(),
        new TrainVerb(),
        new ScoreVerb(),
        new GenerateVerb(),
        new ExportVerb(),
        new EvalVerb(),
        new SuitesVerb(),
        new PretrainVerb(),
        new BenchVerb(),
        new LedgerVerb(),
        new DoctorVerb(),
    ];
}
