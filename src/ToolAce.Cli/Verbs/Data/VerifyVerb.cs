using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Agents;
using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace verify</c>: both layers on dialogs of a file; every row in gets a verdict with its reason.</summary>
internal sealed class VerifyVerb() : Verb("verify", "Verifies dialogs by rules and by experts, scripted or a language model, and says how many pass and why the others do not.")
{
    private static readonly Dictionary<string, VerificationLayers> Layers = new(StringComparer.Ordinal) { ["rules"] = VerificationLayers.Rules, ["both"] = VerificationLayers.Both };

    private readonly Argument<string> _file = new("file") { Description = "Dialogs: JSONL, a JSON list or Parquet (a file, or a data set's folder), in any of the formats." };
    private readonly Option<string> _layers = new("--layers") { Description = "rules, or both: rules, then the experts on what passed them.", DefaultValueFactory = _ => "both" };
    private readonly PreviewOptions _preview = new();
    private readonly Option<bool> _open = new("--open-end") { Description = "Dialogs may end with calls that nothing answers, as many of ToolACE's public set do." };
    private readonly ResumeOption _resume = new();
    private readonly AgentOptions _agents = new(("verify.votes", new("--votes") { Description = "Opinions that each expert that is a language model gives on a dialog (default 1); the majority counts." }));
    private readonly Option<string?> _out = new("--out") { Description = "A .jsonl or .parquet file for a verdict a row. Until it is whole, its parts lie in FILE.work." };

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_file);
        foreach (var option in new Option[] { _layers, _open, _out })
        {
            command.Options.Add(option);
        }

        _resume.Declare(command);
        _preview.Declare(command);
        _agents.Declare(command);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var word = arguments.GetValue(_layers)!;
        var layers = Layers.TryGetValue(word, out var known) ? known : throw new UsageException($"There are no layers '{word}'.", "Say --layers rules or --layers both.");
        var source = InputFiles.Checked(arguments.GetValue(_file)!, cancellationToken);
        var target = arguments.GetValue(_out);
        if (target is not null)
        {
            RowFile.Check(target);
        }

        var team = _agents.Team(arguments);
        if (team is not null && layers == VerificationLayers.Rules)
        {
            throw new UsageException("--layers rules asks no agents.", "Leave --agents away, or say --layers both.");
        }

        using var session = team is null ? null : new AgentSession(team, target is null ? null : Path.GetFullPath(target));
        var plan = new VerifyPlan(source, target, layers, word, arguments.GetValue(_open), session);
        return session is null ? await RunAsync(arguments, output, plan, cancellationToken) : await session.RunAsync(() => RunAsync(arguments, output, plan, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult arguments, Output output, VerifyPlan plan, CancellationToken cancellationToken)
    {
        var (source, target, word, session) = (plan.Source, plan.Target, plan.Word, plan.Session);
        var judge = plan.Judge();
        if (_preview.Asked(arguments))
        {
            var (few, shown) = (new VerifyFunnel(), new List<VerdictLine>());
            await JudgeAsync(Rows(source).Take(PreviewOptions.Samples), plan.Stretch, judge, few, shown.Add, cancellationToken);
            foreach (var line in shown)
            {
                output.Line($"{line.Place}: {line.Outcome} ({line.Check}): {line.Reason}");
            }

            if (!await _preview.GoesOnAsync(arguments, output, $"all of {source}", cancellationToken))
            {
                Report(output, Filled(few, source), shown, plan, file: null);
                return ExitCodes.Done;
            }
        }

        var funnel = new VerifyFunnel();
        using var parts = target is null ? null : new VerdictParts(target, plan.Request(cancellationToken), _resume.Mode(arguments), funnel, plan.PartRows);
        if (funnel.In > 0)
        {
            output.Note($"continuing after {funnel.In:N0} dialogs");
        }

        // Whoever is paid and waited for is worth counting what is to come.
        using (var progress = output.Begin("verify", session is null ? 0 : Rows(source).LongCount(), "dialogs"))
        using (session?.Watch(progress))
        {
            progress.Report(funnel.In);
            await JudgeAsync(
                Rows(source).Skip(funnel.In),
                plan.Stretch,
                judge,
                funnel,
                line =>
                {
                    parts?.Add(line);
                    progress.Report(funnel.In);
                },
                cancellationToken);
        }

        if (funnel.In == 0)
        {
            parts?.Remove();
        }

        Report(output, Filled(funnel, source), [], plan, parts?.Publish(cancellationToken));
        return ExitCodes.Done;
    }

    private static VerifyFunnel Filled(VerifyFunnel funnel, string source) => funnel.In > 0 ? funnel
        : throw new UsageException($"{source} holds no row.", "A row is an object with messages and tools, with system and conversations, or with turns.");

    private static async Task JudgeAsync(
        IEnumerable<OwnDialog> source, int stretch, RowJudge judge, VerifyFunnel funnel, Action<VerdictLine> take, CancellationToken cancellationToken)
    {
        foreach (var rows in source.Chunk(stretch))
        {
            foreach (var line in await judge.JudgeAsync(rows, cancellationToken))
            {
                funnel.Add(line);
                take(line);
            }
        }
    }

    private static IEnumerable<OwnDialog> Rows(string source)
    {
        // The reader is lazy: trouble with a Parquet file shows at the first row.
        using var reader = OwnDialogs.Read(source, DataFormat.Auto).GetEnumerator();
        while (InputFiles.Reading(reader.MoveNext))
        {
            yield return reader.Current;
        }
    }

    private static void Report(Output output, VerifyFunnel funnel, List<VerdictLine> shown, VerifyPlan plan, string? file)
    {
        output.Line($"in {funnel.In}: accepted {funnel.Accepted}, rejected {funnel.Rejected}, unsure {funnel.Unsure}, unreadable {funnel.Unreadable}");
        funnel.Describe(output);
        output.Line(file is null ? "The verdicts with their reasons are written where --out FILE says." : $"The verdicts with their reasons are in {file}.");
        plan.Session?.Describe(output);
        output.Result(new
        {
            layers = plan.Word,
            funnel.In,
            funnel.Accepted,
            funnel.Rejected,
            funnel.Unsure,
            funnel.Unreadable,
            funnel.RejectedBy,
            funnel.UnsureBy,
            file,
            rows = shown.Count == 0 ? null : shown,
            agents = plan.Session?.Spent,
        });
    }
}
