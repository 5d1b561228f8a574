using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Agents;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>
/// A run that makes rows part by part: samples first where asked, parts on disk, the file at the end. A part follows from the request and the parts before it, so a run that was
/// killed and resumed makes the same bytes as one that was not.
/// </summary>
/// <param name="options">The options that every such run has.</param>
/// <param name="arguments">What was typed.</param>
/// <param name="output">Where to tell.</param>
/// <param name="suites">Kept what suites ask out of the rows.</param>
/// <param name="agents">Language models at work; null where scripts are.</param>
internal sealed class PartedRun<T>(RunOptions options, ParseResult arguments, Output output, SuiteGuard suites, AgentSession? agents = null)
{
    /// <summary>Makes the rows wanted, or fewer where no part brings any more.</summary>
    /// <param name="maker">Makes parts.</param>
    /// <param name="request">What is asked for; decides every byte.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    /// <exception cref="UsageException">The file is there already, or nothing can be resumed that has to be.</exception>
    public Task<int> RunAsync(IPartMaker<T> maker, object request, string unit, CancellationToken cancellationToken) =>
        agents is null ? DoAsync(maker, request, unit, cancellationToken) : agents.RunAsync(() => DoAsync(maker, request, unit, cancellationToken));

    private async Task<int> DoAsync(IPartMaker<T> maker, object request, string unit, CancellationToken cancellationToken)
    {
        var (file, mode, wanted) = (options.File(arguments, request), options.Mode(arguments), options.Count(arguments));
        if (options.Preview.Asked(arguments))
        {
            var samples = (await maker.SampleAsync(Math.Min(wanted, PreviewOptions.Samples), cancellationToken)).Rows;
            foreach (var sample in samples)
            {
                output.Line(maker.Shown(sample));
            }

            if (!await options.Preview.GoesOnAsync(arguments, output, $"{wanted:N0} {unit} into {file.Path}", cancellationToken))
            {
                agents?.Describe(output);
                output.Result(new { preview = true, rows = samples, file = (string?)null, agents = agents?.Spent });
                return ExitCodes.Done;
            }
        }

        if (!options.Overwrite(arguments) && File.Exists(file.Path))
        {
            if (mode != ResumeMode.Never && file.IsMade(out var made))
            {
                RemoveLeft(file, wanted);
                return Report(file, made, wanted, unit, resumed: made.Rows, "was there already");
            }

            throw new UsageException($"{file.Path} is there already, made of something else or by another hand.", "Say --overwrite to replace it, or give --out another name.");
        }

        var beside = new BesideFiles(file.Path);
        if (!options.Overwrite(arguments))
        {
            beside.Check();
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        using var parts = PartFolder<T>.Open(file.Work, file.Request, mode);
        var (counts, resumed) = await MakeAsync(maker, parts, wanted, unit, cancellationToken);
        file.Write(parts.Read().SelectMany(p => p.Rows).Take(wanted), counts.Rows, counts.Held, cancellationToken);
        beside.Write(parts.Read(), wanted);
        parts.Remove();
        return Report(file, counts, wanted, unit, resumed, "made");
    }

    private async Task<(MadeCounts Counts, int Resumed)> MakeAsync(IPartMaker<T> maker, PartFolder<T> parts, int wanted, string unit, CancellationToken cancellationToken)
    {
        var (rows, next, held) = (0, 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var part in parts.Read())
        {
            maker.Take(part);
            Count(part);
        }

        var resumed = rows;
        if (resumed > 0)
        {
            output.Note($"continuing after {resumed:N0} {unit} in {parts.Path}");
        }

        if (rows < wanted)
        {
            await maker.PrepareAsync(cancellationToken);
        }

        using var progress = output.Begin("synthesize", wanted, unit);
        progress.Report(rows);
        using var watch = agents?.Watch(progress);
        var fruitless = false;
        while (rows < wanted && !fruitless)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = await maker.MakeAsync(next, maker.PartRows(wanted - rows), made => progress.Report(Math.Min(wanted, rows + made)), cancellationToken);
            parts.Add(part);
            Count(part);
            progress.Report(Math.Min(wanted, rows));
        }

        return (new MadeCounts(Math.Min(rows, wanted), held), resumed);

        void Count(Part<T> part)
        {
            (rows, next, fruitless) = (rows + part.Rows.Count, part.Next, part.Rows.Count == 0 && maker.EndsWithoutRows);
            foreach (var (reason, count) in part.Held)
            {
                held[reason] = held.GetValueOrDefault(reason) + count;
            }
        }
    }

    private static void RemoveLeft(MadeFile file, int wanted)
    {
        // Killed after the file was whole and before its parts were gone.
        if (Directory.Exists(file.Work))
        {
            using var left = PartFolder<T>.Open(file.Work, file.Request, ResumeMode.IfPossible);
            if (left.Count > 0)
            {
                new BesideFiles(file.Path).Write(left.Read(), wanted);
            }

            left.Remove();
        }
    }

    private int Report(MadeFile file, MadeCounts counts, int wanted, string unit, int resumed, string what)
    {
        var held = counts.Held.Count == 0 ? "" : $"; held back: {string.Join(", ", counts.Held.Select(h => $"{h.Key} {h.Value}"))}";
        output.Line($"{counts.Rows:N0} {unit} in {file.Path} ({what}){held}");
        if (counts.Rows < wanted)
        {
            output.Note($"{wanted:N0} were asked for; there are no more different ones to be had.");
        }

        var beside = new BesideFiles(file.Path);
        if (beside.Held is { } reasons)
        {
            output.Line($"Why each of them is held back: {reasons}");
        }

        if (beside.Thinking is { } thoughts)
        {
            output.Line($"What the assistant thought before its turns: {thoughts}");
        }

        suites.Describe(output, unit);
        agents?.Describe(output);
        output.Result(new { file = file.Path, wanted, made = counts.Rows, resumed, held = counts.Held, heldFile = beside.Held, thinkingFile = beside.Thinking, contamination = suites.Counts, agents = agents?.Spent });
        return counts.Rows == wanted ? ExitCodes.Done : ExitCodes.Failed;
    }
}
