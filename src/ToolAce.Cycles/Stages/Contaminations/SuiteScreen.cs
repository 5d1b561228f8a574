using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Eval.Separation;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>Compares samples with all suites, one after the other, and keeps count.</summary>
internal sealed class SuiteScreen
{
    /// <summary>The content that holds the official suites' data, where there is any.</summary>
    public const string KnownData = "known_suites";

    private readonly ContaminationConfig config;
    private readonly IReadOnlyList<KnownSuite> suites;
    private readonly ContaminationIndex index;
    private readonly List<FoundOverlap> found = [];
    private long samples;

    public SuiteScreen(ContaminationConfig config, IReadOnlyList<KnownSuite> suites)
        : this(config, Indexed(config.Action == ContaminationAction.Off ? [] : suites, config.Ngram))
    {
    }

    internal SuiteScreen(ContaminationConfig config, IndexedSuites known) => (this.config, suites, index) = (config, known.Suites, known.Index);

    /// <summary>Over the suites that a stage was given.</summary>
    public static SuiteScreen Of(StageContext context)
    {
        var asked = context.Config.Contamination;
        if (asked.Action == ContaminationAction.Off)
        {
            return new SuiteScreen(asked, []);
        }

        var (own, official) = (Given(context, SuiteEvaluation.Suites)!, Given(context, KnownData));
        return new SuiteScreen(asked, IndexedSuites.Read(own, official, asked.Ngram));
    }

    /// <summary>Why a tool is held back; null when it goes on.</summary>
    public HeldRow? Refuse(ApiDefinition tool) => Judge(tool.Name, index.Find(tool));

    /// <summary>Why a dialog is held back; null when it goes on. Its tools count, and what user and assistant say in it.</summary>
    public HeldRow? Refuse(Dialog dialog) => Judge(
        dialog.Id,
        dialog.Tools.Select(index.Find).FirstOrDefault(o => o is not null)
        ?? dialog.Turns.Where(t => t.Role is Role.User or Role.Assistant).Select(t => index.Find(t.Text)).FirstOrDefault(o => o is not null));

    /// <summary>What it came to.</summary>
    public ContaminationReport Report() => new(
        config.Action,
        config.Ngram,
        [.. suites.Select(s => new CheckedSuite(s.Name, s.Items.Count, s.Unread))],
        samples,
        new SortedDictionary<string, long>(found.GroupBy(f => f.Suite).ToDictionary(g => g.Key, g => (long)g.Count()), StringComparer.Ordinal),
        [.. found]);

    private static IndexedSuites Indexed(IReadOnlyList<KnownSuite> suites, int ngram) => new(suites, new ContaminationIndex(suites, ngram));

    private static StageContent? Given(StageContext context, string name) => context.Request.Contents.FirstOrDefault(c => c.Name == name);

    private HeldRow? Judge(string sample, Overlap? overlap)
    {
        samples++;
        if (overlap is null)
        {
            return null;
        }

        found.Add(new FoundOverlap(sample, overlap.Suite, overlap.Item, overlap.Kind, overlap.Detail));
        return config.Action == ContaminationAction.Block ? new HeldRow(sample, overlap.Reason, overlap.Detail) : null;
    }
}
