using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Agents;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Wording;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary><c>toolace dialogs synthesize</c>: dialogs over the APIs of a file. <c>verify</c> judges them.</summary>
internal sealed class DialogsSynthesize() : VerbPart("synthesize", "Writes dialogs over APIs, by scripted agents or a language model; a stopped run goes on where it stood.")
{
    private const int CodeVersion = 2;
    private const int Shown = 10;

    private readonly RunOptions _run = new();
    private readonly AgentOptions _agents = new();
    private readonly ContaminationOptions _suites = new();
    private readonly Option<string> _apis = new("--apis") { Description = $"The APIs: {ApiInput.Forms}.", Required = true };
    private readonly Option<string?> _further = SynthesisCorpus.FurtherOption();

    protected override void Declare(Command command)
    {
        command.Options.Add(_apis);
        command.Options.Add(_further);
        _run.Declare(command);
        _suites.Declare(command);
        _agents.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (count, seed, source, team) = (_run.Count(arguments), _run.Seed(arguments), arguments.GetValue(_apis)!, _agents.Team(arguments));
        var target = _run.File(arguments, new { }).Path; // a wrong name is refused before anything is read
        var suites = _suites.Guard(arguments);
        var apis = Usable(source, scripted: team is null, suites, output, cancellationToken);
        var (pool, options) = (new ToolPool(apis), new DialogOptions { Seed = seed });
        if (team is null)
        {
            var corpus = SynthesisCorpus.Open(arguments.GetValue(_further));
            var values = corpus.Values(await corpus.TreeAsync(cancellationToken));
            var generator = new DialogGenerator(DialogAgents.Scripted(corpus.Corpus, values, options.AssistantErrors));
            var scripted = new { verb = "dialogs synthesize", code = CodeVersion, count, seed, apis = Hash(apis), documents = corpus.Sha256, contamination = suites.Request };
            return await new PartedRun<Dialog>(_run, arguments, output, suites).RunAsync(new DialogParts(() => generator, pool, options, suites), scripted, "dialogs", cancellationToken);
        }

        using var session = new AgentSession(team, target);
        var request = new { verb = "dialogs synthesize", code = CodeVersion, count, seed, apis = Hash(apis), agents = team.Request(cancellationToken), contamination = suites.Request };
        var parts = new DialogParts(() => session.Workshop.Generator(ContextTree.Of([]), options), pool, options, suites, team.AtOnce);
        return await new PartedRun<Dialog>(_run, arguments, output, suites, session).RunAsync(parts, request, "dialogs", cancellationToken);
    }

    /// <summary>Those that can be spoken of: accepted by the rules on definitions, no name twice, no suite's; scripted agents also need a name of a verb and an object.</summary>
    private static IReadOnlyList<ApiDefinition> Usable(string source, bool scripted, SuiteGuard suites, Output output, CancellationToken cancellationToken)
    {
        var read = ApiInput.Read(source, cancellationToken);
        var (apis, left, names) = (new List<ApiDefinition>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (api, place, _) in read.Apis)
        {
            var verdict = ApiVerifier.Verify(api);
            var problem = verdict.Outcome != VerdictOutcome.Accepted ? verdict.Findings[0].Reason
                : scripted && ToolNames.Split(api.Name).Object.Length == 0 ? "its name has no verb and object, such as book_room, which scripted agents speak of"
                : !names.Add(api.Name) ? "its name is taken by an earlier one"
                : suites.Refuse(api) is { } shared ? $"{shared.Reason}: {shared.Detail}" : null;
            if (problem is null)
            {
                apis.Add(api);
            }
            else
            {
                left.Add($"{place}: {api.Name}: {problem}");
            }
        }

        left.AddRange(read.LeftOut.Select(l => $"{l.Place}: {l.Reason}"));
        foreach (var line in left.Take(Shown))
        {
            output.Note($"left out: {line}");
        }

        if (left.Count > 0)
        {
            output.Note($"{left.Count} of {left.Count + apis.Count} APIs are left out.");
        }

        return apis.Count > 0 ? apis : throw new UsageException($"{source} holds no API that dialogs can be written over.", "Make some with toolace apis synthesize; toolace apis check says what is wrong with these; --contamination report lets those of suites through.");
    }

    private static string Hash(IReadOnlyList<ApiDefinition> apis)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var api in apis)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(api, CoreJson.Options)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
