using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Apis;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary><c>toolace apis synthesize</c>: APIs by scripted agents from the shipped documents, into a file.</summary>
internal sealed class ApisSynthesize() : VerbPart("synthesize", "Invents APIs from documents by scripted agents; a stopped run goes on where it stood.")
{
    private const int CodeVersion = 1;

    /// <summary>As the bench has them: at larger counts the plain definitions of a document are soon written.</summary>
    private const double ExampleShare = 0.9;
    private const double ShinglesAllowed = 0.75;
    private const double NestedParameters = 0.12;
    private const int MostParameters = 6;

    private readonly RunOptions _run = new();
    private readonly Option<string?> _domains = new("--domains") { Description = "Names of domains, parted by commas, or how many to draw; all by default." };
    private readonly Option<string?> _further = SynthesisCorpus.FurtherOption();

    protected override void Declare(Command command)
    {
        command.Options.Add(_domains);
        command.Options.Add(_further);
        _run.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (count, seed, domains) = (_run.Count(arguments), _run.Seed(arguments), arguments.GetValue(_domains));
        _ = _run.File(arguments, new { }); // a wrong name is refused before the documents are read
        var corpus = await SynthesisCorpus.OpenAsync(arguments.GetValue(_further), cancellationToken);
        var habits = new ScriptedDesignOptions { NestedParameters = NestedParameters, MostParameters = MostParameters };
        var options = new EvolutionOptions { Seed = seed, ExampleShare = ExampleShare, ShinglesAllowed = ShinglesAllowed };
        var evolution = new ApiEvolution(corpus.Only(domains, seed), new ScriptedApiDesigner(corpus.Values, corpus.Corpus.Verbs, habits), options);
        var request = new { verb = "apis synthesize", code = CodeVersion, count, seed, domains = domains ?? "all", documents = corpus.Sha256 };
        return await new PartedRun<ApiDefinition>(_run, arguments, output).RunAsync(new ApiParts(evolution), request, "APIs", cancellationToken);
    }
}
