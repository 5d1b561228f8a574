using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Suites;

namespace ToolAce.Cli.Verbs;

/// <summary><c>toolace suites</c>: draws the project's own suites from a corpus' held-out domains; another seed gives other items from the same domains.</summary>
internal sealed class SuitesVerb() : Verb("suites", "Draws the project's own suites from a corpus' held-out domains. Another seed gives other items: a score is worth more on several.")
{
    private readonly Option<string> _out = new("--out") { Description = "The folder to write; new or empty.", Required = true };
    private readonly Option<string?> _corpus = new("--corpus") { Description = "The corpus (default: the shipped one)." };
    private readonly Option<int> _seed = new("--seed") { Description = "Everything random follows from it.", DefaultValueFactory = _ => SuiteFiles.ShippedSeed };

    protected override void Declare(Command command)
    {
        command.Options.Add(_out);
        command.Options.Add(_corpus);
        command.Options.Add(_seed);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.GetValue(_out)!);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} is not empty.", "Old items must not lie between new ones: name a new folder, or empty this one first.");
        }

        var corpus = Corpus.Load(arguments.GetValue(_corpus) ?? Path.Combine(ProgramRoot.Current(), "configs", "corpus"));
        var seed = arguments.GetValue(_seed);
        var items = await SuiteFiles.WriteAsync(corpus, seed, folder, cancellationToken);
        output.Line($"{items.Values.Sum()} items of {items.Count} categories are in {folder}; answer them with: toolace eval run --suite own --data {folder} --model FOLDER");
        output.Result(new { folder, seed, items });
        return ExitCodes.Done;
    }
}
