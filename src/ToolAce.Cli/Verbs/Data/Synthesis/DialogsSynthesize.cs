using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Wording;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary><c>toolace dialogs synthesize</c>: dialogs over the APIs of a file, by scripted agents. <c>verify</c> judges them.</summary>
internal sealed class DialogsSynthesize() : VerbPart("synthesize", "Writes dialogs over APIs by scripted agents; a stopped run goes on where it stood.")
{
    private const int CodeVersion = 1;
    private const int Shown = 10;

    private readonly RunOptions _run = new();
    private readonly Option<string> _apis = new("--apis") { Description = $"The APIs: {ApiInput.Forms}.", Required = true };
    private readonly Option<string?> _further = SynthesisCorpus.FurtherOption();

    protected override void Declare(Command command)
    {
        command.Options.Add(_apis);
        command.Options.Add(_further);
        _run.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (count, seed, source) = (_run.Count(arguments), _run.Seed(arguments), arguments.GetValue(_apis)!);
        _ = _run.File(arguments, new { }); // a wrong name is refused before anything is read
        var apis = Usable(source, output, cancellationToken);
        var corpus = await SynthesisCorpus.OpenAsync(arguments.GetValue(_further), cancellationToken);
        var options = new DialogOptions { Seed = seed };
        var generator = new DialogGenerator(DialogAgents.Scripted(corpus.Corpus, corpus.Values, options.AssistantErrors));
        var request = new { verb = "dialogs synthesize", code = CodeVersion, count, seed, apis = Hash(apis), documents = corpus.Sha256 };
        return await new PartedRun<Dialog>(_run, arguments, output).RunAsync(new DialogParts(generator, new ToolPool(apis), options), request, "dialogs", cancellationToken);
    }

    /// <summary>Those that scripted agents can speak of: accepted by the rules on definitions, named by a verb and an object, no name twice.</summary>
    private static IReadOnlyList<ApiDefinition> Usable(string source, Output output, CancellationToken cancellationToken)
    {
        var read = ApiInput.Read(source, cancellationToken);
        var (apis, left, names) = (new List<ApiDefinition>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (api, place, _) in read.Apis)
        {
            var verdict = ApiVerifier.Verify(api);
            var problem = verdict.Outcome != VerdictOutcome.Accepted ? verdict.Findings[0].Reason
                : ToolNames.Split(api.Name).Object.Length == 0 ? "its name has no verb and object, such as book_room, which scripted agents speak of"
                : names.Add(api.Name) ? null : "its name is taken by an earlier one";
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

        return apis.Count > 0 ? apis : throw new UsageException($"{source} holds no API that dialogs can be written over.", "Make some with toolace apis synthesize; toolace apis check says what is wrong with these.");
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
