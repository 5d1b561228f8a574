using ToolAce.Agents.Costs;
using ToolAce.Agents.Prompts;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;
using ToolAce.Verification.Experts;

namespace ToolAce.Cycles.Agents;

/// <summary>Everyone who writes and judges, in a stage or on files by hand, as the config asks for.</summary>
public abstract class Workshop(Corpus corpus) : IDisposable
{
    /// <summary>The name of the documents among a stage's contents.</summary>
    public const string Documents = "documents";

    /// <summary>The name of further documents among a stage's contents.</summary>
    public const string Further = "further documents";

    /// <summary>The documents to work from, and the lists of values.</summary>
    public Corpus Corpus { get; } = corpus;

    /// <summary>How many documents, tools or dialogs are worth having under way at once.</summary>
    public abstract int AtOnce { get; }

    /// <summary>What was asked and charged so far; null where nobody is asked.</summary>
    public virtual UsageTotals? Spent => null;

    /// <summary>The workshop of a stage whose contents are <see cref="Contents"/>. Nobody is asked yet.</summary>
    /// <exception cref="CycleConfigException">The endpoint's key is missing.</exception>
    public static Workshop Open(StageContext context)
    {
        var kind = context.Config.Agents.Kind;
        var bill = Path.Combine(context.Folder, ModelWorkshop.UsageFile);
        return Open(context.Config, new WorkshopPlaces(context.Content(Documents), context.Home)
        {
            Further = context.Config.Corpus.Further is null ? null : context.Content(Further),
            Prompts = kind == AgentKind.Scripted ? null : context.Content(ModelWorkshop.Prompts),
            Checkpoint = kind == AgentKind.Local ? context.Content(ModelWorkshop.Checkpoint) : null,
            Bill = bill,
        });
    }

    /// <summary>The workshop that a config asks for, its files where <paramref name="places"/> says. Nobody is asked yet.</summary>
    /// <exception cref="CycleConfigException">The endpoint's key is missing.</exception>
    /// <exception cref="ToolAce.Agents.Prompts.PromptException">A prompt cannot be used.</exception>
    /// <exception cref="CorpusException">The documents cannot be read.</exception>
    public static Workshop Open(CycleConfig config, WorkshopPlaces places) =>
        config.Agents.Kind == AgentKind.Scripted ? new ScriptedWorkshop(places) : new ModelWorkshop(config, places);

    /// <summary>Files and folders that its agents read.</summary>
    public static IReadOnlyDictionary<string, string> Contents(CycleConfig config)
    {
        var contents = new Dictionary<string, string> { [Documents] = config.Corpus.Documents };
        if (config.Corpus.Further is { } further)
        {
            contents.Add(Further, further);
        }

        if (config.Agents.Kind != AgentKind.Scripted)
        {
            contents.Add(ModelWorkshop.Prompts, ModelWorkshop.PromptFolder);
        }

        if (config.Agents.Kind == AgentKind.Local)
        {
            contents.Add(ModelWorkshop.Checkpoint, config.Agents.Model!);
        }

        return contents;
    }

    /// <summary>Who reads documents.</summary>
    public abstract IDocumentAnalyst Analyst(CorpusConfig config, int seed);

    /// <summary>The prompts that <see cref="Analyst"/> speaks with; none where nobody is asked.</summary>
    public virtual IReadOnlyList<PromptVersion> AnalystPrompts(CorpusConfig config) => [];

    /// <summary>The prompts that <see cref="Designer"/> speaks with; none where nobody is asked.</summary>
    public virtual IReadOnlyList<PromptVersion> DesignerPrompts => [];

    /// <summary>Who designs tools.</summary>
    public abstract IApiDesigner Designer(ContextTree tree);

    /// <summary>Who writes dialogs.</summary>
    public abstract DialogGenerator Generator(ContextTree tree, DialogOptions options);

    /// <summary>Who judges dialogs.</summary>
    public abstract IReadOnlyList<IExpert> Experts(VerifyConfig config, int seed);

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
