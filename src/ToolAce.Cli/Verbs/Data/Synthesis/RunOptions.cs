using System.CommandLine;
using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>The options that every verb of synthesis has.</summary>
internal sealed class RunOptions
{
    private readonly Option<int> _count = new("--count") { Description = "How many to make.", Required = true };
    private readonly Option<string> _out = new("--out") { Description = $"A .jsonl or .parquet file. Until it is whole, its parts lie in FILE.work; what was asked for stays in FILE.made.json. {BesideFiles.Described}", Required = true };
    private readonly Option<int> _seed = new("--seed") { Description = "Decides what is drawn.", DefaultValueFactory = _ => 1 };
    private readonly ResumeOption _resume = new();
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces a file that is there." };

    public PreviewOptions Preview { get; } = new();

    public void Declare(Command command)
    {
        foreach (var option in new Option[] { _count, _out, _seed, _overwrite })
        {
            command.Options.Add(option);
        }

        _resume.Declare(command);
        Preview.Declare(command);
    }

    /// <exception cref="UsageException">It is no count.</exception>
    public int Count(ParseResult arguments) => arguments.GetValue(_count) is > 0 and var count ? count : throw new UsageException("--count is less than one.", "Say how many to make.");

    public int Seed(ParseResult arguments) => arguments.GetValue(_seed);

    public bool Overwrite(ParseResult arguments) => arguments.GetValue(_overwrite);

    public MadeFile File(ParseResult arguments, object request) => MadeFile.Of(arguments.GetValue(_out)!, request);

    /// <exception cref="UsageException">There is no such mode.</exception>
    public ResumeMode Mode(ParseResult arguments) => _resume.Mode(arguments);
}
