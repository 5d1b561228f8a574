using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Agents;
using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary><c>toolace apis synthesize</c>: APIs from the shipped documents, into a file.</summary>
internal sealed class ApisSynthesize() : VerbPart("synthesize", "Invents APIs from documents, by scripted agents or a language model; a stopped run goes on where it stood.")
{
    private const int CodeVersion = 1;

    /// <summary>As the bench has them: at larger counts the plain definitions of a document are soon written.</summary>
    private const double ExampleShare = 0.9;
    private const double ShinglesAllowed = 0.75;
    private const double NestedParameters = 0.12;
    private const int MostParameters = 6;

    private readonly RunOptions _run = new();
    private readonly AgentOptions _agents = new();
    private readonly ContaminationOptions _suites = new();
    private readonly Option<string?> _domains = new("--domains") { Description = "Names of domains, parted by commas, or how many to draw; all by default." };
    private readonly Option<string?> _further = SynthesisCorpus.FurtherOption();

    protected override void Declare(Command command)
    {
        command.Options.Add(_domains);
        command.Options.Add(_further);
        _run.Declare(command);
        _suites.Declare(command);
        _agents.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (count, seed, domains, team) = (_run.Count(arguments), _run.Seed(arguments), arguments.GetValue(_domains), _agents.Team(arguments));
        var target = _run.File(arguments, new { }).Path; // a wrong name is refused before the documents are read
        var corpus = SynthesisCorpus.Open(arguments.GetValue(_further));
        var suites = _suites.Guard(arguments);
        var request = new
        {
            verb = "apis synthesize", code = CodeVersion, count, seed, domains = domains ?? "all", documents = corpus.Sha256, contamination = suites.Request,
            agents = team?.Request(cancellationToken), atOnce = team?.AtOnce, // how many are designed at once decides which examples they can have
        };
        var options = new EvolutionOptions { Seed = seed, ExampleShare = ExampleShare, ShinglesAllowed = ShinglesAllowed };
        if (team is null)
        {
            var tree = await corpus.TreeAsync(cancellationToken);
            var habits = new ScriptedDesignOptions { NestedParameters = NestedParameters, MostParameters = MostParameters };
            var evolution = new ApiEvolution(SynthesisCorpus.Only(tree, domains, seed), new ScriptedApiDesigner(corpus.Values(tree), corpus.Corpus.Verbs, habits), options);
            return await new PartedRun<ApiDefinition>(_run, arguments, output, suites).RunAsync(new ApiParts((_, _, _) => Task.FromResult(evolution), suites), request, "APIs", cancellationToken);
        }

        using var session = new AgentSession(team, target);
        var documents = corpus.Sources(domains, seed);
        var parts = new ApiParts(
            (most, designed, token) => EvolutionAsync(session, documents, most, options with { AtOnce = team.AtOnce }, designed, output, token), suites, team.AtOnce);
        return await new PartedRun<ApiDefinition>(_run, arguments, output, suites, session).RunAsync(parts, request, "APIs", cancellationToken);
    }

    /// <summary>Has the documents analysed; for samples a few of them are enough.</summary>
    private static async Task<ApiEvolution> EvolutionAsync(
        AgentSession session, IReadOnlyList<SourceDocument> documents, int? most, EvolutionOptions options, Action designed, Output output, CancellationToken cancellationToken)
    {
        var read = most is { } few && few < documents.Count ? Seeds.Stream(options.Seed, "preview").Sample(documents, few) : documents;
        var analyses = new DocumentAnalyses(new WatchedAnalyst(session.Workshop.Analyst(new CorpusConfig(""), options.Seed)), session.Workshop.AtOnce);
        using var progress = output.Begin("analyse", read.Count, "documents");
        using var watch = session.Watch(progress);
        var tree = await analyses.RunAsync(read, progress, cancellationToken);
        foreach (var unread in analyses.Unusable)
        {
            progress.Note($"left out: {unread.Message}");
        }

        return new ApiEvolution(tree, new WatchedDesigner(session.Workshop.Designer(tree), designed), options);
    }
}
