using System.CommandLine;
using Spectre.Console;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Json;
using ToolAce.Eval.Leaderboards.Official;
using ToolAce.Eval.Leaderboards.References;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>
/// <c>toolace eval import</c>: official boards as rows beside one's own, every aggregate of theirs recomputed on the way; and runs of one's own made outside cycles.
/// </summary>
internal sealed class EvalImport() : VerbPart("import", "Reads official boards as reference rows and recomputes their aggregates; takes over what 'eval run --out' wrote.")
{
    private readonly Argument<string[]> _files = new("files")
    {
        Description = "Files of the official board as its repository has them (DATE_COMMIT_data_overall.csv and the like), folders of such files, or folders that 'eval run --out' wrote "
            + "(NAME=DIR gives a name).",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _out = new("--out") { Description = "One file for all tables (default: a file a board in the home's references/, where the leaderboard page finds them)." };
    private readonly Option<string?> _home = new("--home") { Description = "The home (default $TOOLACE_HOME, else ~/.toolace)." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_files);
        command.Options.Add(_out);
        command.Options.Add(_home);
    }

    public override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var given = arguments.GetValue(_files)!.Select(a => (Argument: a, Run: RunImport.Parse(a))).ToList();
        var runs = given.Where(g => g.Run is not null).Select(g => new RunImport(Home(arguments)).Import(g.Run!.Value.Name, g.Run.Value.Folder)).ToList();
        var paths = given.Where(g => g.Run is null).SelectMany(g => Files(g.Argument)).Distinct().ToList();
        var files = new List<BoardFile>();
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.AddRange(Read(path));
        }

        var problems = files.SelectMany(f => f.Problems.Select(p => $"{f.Name}: {p}")).ToList();
        var unknown = files.SelectMany(f => f.UnknownColumns.Select(column => new { file = f.Name, column })).ToList();
        var tables = BoardTables.Of(files, problems);
        var checks = tables.Select(BoardCheck.Of).ToList();
        var written = Write(tables, arguments);
        Report(output, runs);
        Report(output, tables, checks);
        problems.ForEach(output.Note);
        unknown.ForEach(u => output.Note($"{u.file}: nobody here knows the column '{u.column}'; what it holds is kept with the rows."));
        output.Result(new
        {
            files = files.Count,
            written,
            runs,
            tables = tables.Zip(checks, (table, check) => new
            {
                table.Suite,
                table.Version,
                table.Date,
                table.Commit,
                rows = table.Rows.Count,
                figures = table.Rows.Sum(r => r.Figures.Count),
                agree = check.Count(c => c.Agrees == true),
                disagree = check.Count(c => c.Agrees == false),
                notRecomputable = check.Count(c => c.Agrees is null),
            }),
            disagreements = checks.SelectMany((check, i) => check.Where(c => c.Agrees == false).Select(c => new { tables[i].Suite, c.Model, c.Figure, c.Published, c.Recomputed })),
            unknownColumns = unknown,
            problems,
        });
        return Task.FromResult(ExitCodes.Done);
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal)
        : throw new UsageException($"There is no {path}.", "Name a file of the official board, a folder of such files, or a folder that 'eval run --out' wrote.");

    private static IReadOnlyList<BoardFile> Read(string path)
    {
        try
        {
            return BoardReader.Read(path);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message + ".", "Name files of the official board as its repository has them.");
        }
    }

    private IReadOnlyList<string> Write(IReadOnlyList<ReferenceTable> tables, ParseResult arguments)
    {
        if (arguments.GetValue(_out) is { } path)
        {
            ReferenceFile.Write(path, tables);
            return [Path.GetFullPath(path)];
        }

        var home = Home(arguments);
        var written = new List<string>();
        foreach (var table in tables)
        {
            var file = Path.Combine(home.ReferencesFolder, FileName(table));
            ReferenceFile.Write(file, [table]);
            written.Add(file);
        }

        return written;
    }

    private HomeLayout Home(ParseResult arguments) => new(Homes.Resolve(arguments.GetValue(_home), Environment.GetEnvironmentVariable));

    private static string FileName(ReferenceTable table) =>
        $"bfcl-{CoreJson.Word(table.Version!.Value)}-{table.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "undated"}-{table.Commit ?? "unknown"}.json";

    private static void Report(Output output, IReadOnlyList<ImportedRun> runs)
    {
        foreach (var run in runs)
        {
            output.Line($"{run.Name}: {run.Predictions} answers, in {run.Folder}");
            if (run.Repeated > 0 || run.CutShort || run.LeftOut > 0)
            {
                output.Note($"{run.Name}: {run.Repeated} items were answered more than once (the last answer counts), {run.LeftOut + (run.CutShort ? 1 : 0)} lines cannot be read and are left out.");
            }
        }
    }

    private static void Report(Output output, IReadOnlyList<ReferenceTable> tables, IReadOnlyList<IReadOnlyList<FigureCheck>> checks)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var report = new Table().Border(TableBorder.Rounded);
        report.AddColumns("board", "rows", "aggregates recomputed", "disagree", "not recomputable");
        for (var i = 0; i < tables.Count; i++)
        {
            report.AddRow(
                Markup.Escape(tables[i].Suite),
                $"{tables[i].Rows.Count}",
                $"{checks[i].Count(c => c.Agrees is not null)}",
                $"{checks[i].Count(c => c.Agrees == false)}",
                $"{checks[i].Count(c => c.Agrees is null)}");
        }

        output.Report.Write(report);
        foreach (var (check, table) in checks.Zip(tables).SelectMany(pair => pair.First.Where(c => c.Agrees == false).Select(c => (c, pair.Second))))
        {
            output.Note(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{table.Suite}: {check.Figure} of {check.Model} is printed as {100 * check.Published:0.00}, its categories give {100 * check.Recomputed:0.00}; a run of fewer items looks like this."));
        }
    }
}
