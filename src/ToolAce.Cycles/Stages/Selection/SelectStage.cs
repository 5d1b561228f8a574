using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Cycles.Stages.Funnels;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Eval.Separation;
using ToolAce.Eval.Suites;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Cycles.Stages.Selection;

/// <summary>Of the accepted dialogs, once each and clean of the suites, those that the slice asks for.</summary>
internal sealed class SelectStage : IStage
{
    private const string Documents = "documents";

    public string Name => StageNames.Select;

    public int CodeVersion => 1;

    public IReadOnlyList<string> Outputs(CycleConfig config) => [ArtifactNames.TrainingSet, ArtifactNames.Held, ArtifactNames.Contamination, ArtifactNames.Funnel];

    public IReadOnlyList<string> Extras(CycleConfig config) => [ArtifactNames.Floors];

    public object Settings(CycleConfig config) => new { config.Select, config.Contamination };

    public bool ScreensSuites(CycleConfig config) => config.Contamination.Action != ContaminationAction.Off;

    public IReadOnlyDictionary<string, string> Contents(CycleConfig config)
    {
        var contents = new Dictionary<string, string> { [SuiteEvaluation.Suites] = config.Evaluate.Suites };
        if (config.Data.Path is null)
        {
            contents[Documents] = config.Corpus.Documents;
        }

        return contents;
    }

    public async Task RunAsync(StageContext context, CancellationToken cancellationToken)
    {
        var corpus = context.Config.Data.Path is null ? Corpus.Load(context.Content(Documents)) : null;
        var check = new ContaminationCheck(SuiteContents.Of(OwnSuites.Load(context.Content(SuiteEvaluation.Suites))), corpus);
        var screen = SuiteScreen.Of(context);
        var band = context.OptionalInput(ArtifactNames.Band) is { } found ? StageContext.ReadJson<BandReport>(found) : null;
        var held = new List<HeldRow>();
        var candidates = new List<Candidate>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var people = PeoplesDecisions.Of(context, context.Iteration);
        var accepted = context.Rows<Dialog>(ArtifactNames.Dialogs).Zip(context.Rows<VerdictRow>(ArtifactNames.Verdicts))
            .Where(p => people.TakesUp(p.Second))
            .Select(p => p.First)
            .ToList();
        foreach (var dialog in accepted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((people.Refusal(dialog.Id) ?? Refusal(dialog, check, screen, seen)) is { } refusal)
            {
                held.Add(refusal);
            }
            else
            {
                candidates.Add(new Candidate(dialog, dialog.FinalComplexity()));
            }
        }

        var slice = SliceChooser.Choose(candidates, context.Config.Select, band, context.Seed);
        var (choice, floors) = KindFloors.Hold(candidates, slice, context.Config.Select, Distance(slice, context.Config.Select.Slice, band));
        held.AddRange(choice.Held);
        await context.WriteAsync(ArtifactNames.TrainingSet, choice.Chosen.Select(c => c.Dialog), cancellationToken);
        await context.WriteAsync(ArtifactNames.Held, held, cancellationToken);
        await context.WriteSomeAsync(ArtifactNames.Floors, floors, cancellationToken);
        context.WriteJson(ArtifactNames.Contamination, screen.Report());
        context.WriteJson(ArtifactNames.Funnel, Funnel.Balance(Name, context.Iteration, accepted.Count, choice.Chosen.Count, held.Select(h => h.Reason)));
    }

    /// <summary>How far a candidate is from the slice: from the band, or from the complexities chosen; all are alike where they are chosen by lot.</summary>
    private static Func<Candidate, double> Distance(SliceChoice slice, Slice asked, BandReport? band)
    {
        if (asked == Slice.Random || slice.Chosen.Count == 0)
        {
            return _ => 0;
        }

        var (low, high) = asked == Slice.Band ? (band!.Lower, band.Upper) : (slice.Chosen.Min(c => c.Complexity!.Value), slice.Chosen.Max(c => c.Complexity!.Value));
        return c => Math.Max(0, Math.Max(low - c.Complexity!.Value, c.Complexity.Value - high));
    }

    private static HeldRow? Refusal(Dialog dialog, ContaminationCheck check, SuiteScreen screen, HashSet<string> seen)
    {
        if (check.Find(dialog) is { } contamination)
        {
            return new HeldRow(dialog.Id, contamination.Reason, contamination.Detail);
        }

        if (screen.Refuse(dialog) is { } overlap)
        {
            return overlap;
        }

        return seen.Add(string.Join('\n', dialog.Turns.Where(t => t.Role is Role.User or Role.Assistant).Select(t => t.Text)))
            ? null
            : new HeldRow(dialog.Id, "duplicate", "an earlier dialog has the same turns");
    }
}
