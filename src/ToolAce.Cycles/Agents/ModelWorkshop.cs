using ToolAce.Agents.Costs;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Stacks;
using ToolAce.Core.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Dialogs.Llm;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;
using ToolAce.Verification.Experts;
using ToolAce.Verification.Experts.Llm;

namespace ToolAce.Cycles.Agents;

/// <summary>A language model, behind an endpoint or a checkpoint of our own, plays everyone; all of them share its limits, its budget and one bill.</summary>
internal sealed class ModelWorkshop : Workshop
{
    /// <summary>The name of the prompts among a stage's contents.</summary>
    public const string Prompts = "prompts";

    /// <summary>The name of a local checkpoint among a stage's contents.</summary>
    public const string Checkpoint = "agents' model";

    /// <summary>Where the prompts lie.</summary>
    public const string PromptFolder = "configs/prompts";

    /// <summary>The bill in a stage's folder.</summary>
    public const string UsageFile = "agents.jsonl";

    private readonly ChatStack stack;
    private readonly PromptBook prompts;
    private readonly ITextModel? local;

    /// <exception cref="CycleConfigException">The endpoint's key is missing.</exception>
    /// <exception cref="PromptException">A prompt cannot be used.</exception>
    public ModelWorkshop(CycleConfig config, WorkshopPlaces places)
        : base(Corpus.Load(places.Documents, places.Further))
    {
        var agents = config.Agents;
        AtOnce = agents.Concurrency;
        prompts = PromptBook.Load(places.Prompts ?? throw new ArgumentException("a model needs prompts", nameof(places)));
        var answers = places.Home.AnswersFolder;
        if (agents.Kind == AgentKind.Local)
        {
            local = new LocalLearner(Console.Error.WriteLine).Open(new ModelSource(places.Checkpoint ?? agents.Model!, AdapterFolder: null), config.Model);
            stack = AgentStack.Open(agents, local, answers, places.Bill);
        }
        else
        {
            stack = AgentStack.Open(agents, AgentKey.Find(agents, places.Home, Environment.GetEnvironmentVariable), answers, places.Bill);
        }
    }

    public override int AtOnce { get; }

    public override UsageTotals? Spent => stack.Usage.Totals;

    public override IDocumentAnalyst Analyst(CorpusConfig config, int seed)
    {
        string[] lists = [.. Corpus.Values.Names];
        var chat = stack.For("analyst");
        var analyst = config.Free is { } free
            ? FreeAnalyst.Of(chat, prompts, lists, seed, free.Depth, free.FanOut, free.MostCharacters)
            : new LlmDocumentAnalyst(chat, prompts, lists, seed);
        return config.NewNames > 0 ? new RenamingAnalyst(analyst, Corpus, config.NewNames, seed) : analyst;
    }

    public override IReadOnlyList<PromptVersion> AnalystPrompts(CorpusConfig config) => config.Free is { Depth: > RecursiveAnalyst.LeastDepth }
        ? [prompts[LlmDocumentAnalyst.PromptName].Version, prompts[LlmSectionAnalyst.PromptName].Version]
        : [prompts[LlmDocumentAnalyst.PromptName].Version];

    public override IReadOnlyList<PromptVersion> DesignerPrompts => [prompts[LlmApiDesigner.PromptName].Version];

    public override IApiDesigner Designer(ContextTree tree) => new LlmApiDesigner(stack.For("designer"), prompts);

    public override DialogGenerator Generator(ContextTree tree, DialogOptions options) => new(new DialogAgents(
        new LlmUserAgent(stack.For("user"), prompts),
        new LlmAssistantAgent(stack.For("assistant"), prompts),
        new LlmToolAgent(stack.For("tool"), prompts)));

    public override IReadOnlyList<IExpert> Experts(VerifyConfig config, int seed) => LlmExpert.All(stack.For("expert"), prompts, config.Votes ?? 1, seed);

    public override void Dispose()
    {
        stack.Dispose();
        local?.Dispose();
        base.Dispose();
    }
}
