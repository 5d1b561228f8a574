using System.CommandLine;
using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Cli.Verbs.Data.Synthesis;
using ToolAce.Cli.Verbs.Models;
using ToolAce.Core.Json;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Importing;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace verify</c>: both layers on dialogs of a file; every row in gets a verdict with its reason.</summary>
internal sealed class VerifyVerb() : Verb("verify", "Verifies dialogs by rules and scripted experts, and says how many pass and why the others do not.")
{
    private const int Stretch = 256;

    private static readonly Dictionary<string, VerificationLayers> Layers = new(StringComparer.Ordinal) { ["rules"] = VerificationLayers.Rules, ["both"] = VerificationLayers.Both };

    private readonly Argument<string> _file = new("file") { Description = "Dialogs: JSONL, a JSON list or Parquet (a file, or a data set's folder), in any of the formats." };
    private readonly Option<string> _layers = new("--layers") { Description = "rules, or both: rules, then the experts on what passed them.", DefaultValueFactory = _ => "both" };
    private readonly PreviewOptions _preview = new();
    private readonly Option<bool> _open = new("--open-end") { Description = "Dialogs may end with calls that nothing answers, as many of ToolACE's public set do." };
    private readonly ResumeOption _resume = new();
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

        var open = arguments.GetValue(_open);
        var judge = new RowJudge(layers, open);
        if (_preview.Asked(arguments))
        {
            var (few, shown) = (new VerifyFunnel(), new List<VerdictLine>());
            await JudgeAsync(Rows(source).Take(PreviewOptions.Samples), judge, few, shown.Add, cancellationToken);
            foreach (var line in shown)
            {
                output.Line($"{line.Place}: {line.Outcome} ({line.Check}): {line.Reason}");
            }

            if (!_preview.GoesOn(arguments, output, $"all of {source}"))
            {
                Report(output, Filled(few, source), shown, word, file: null);
                return ExitCodes.Done;
            }
        }

        var funnel = new VerifyFunnel();
        using var parts = target is null ? null : new VerdictParts(target, Request(source, word, open, cancellationToken), _resume.Mode(arguments), funnel);
        if (funnel.In > 0)
        {
            output.Note($"continuing after {funnel.In:N0} dialogs");
        }

        using (var progress = output.Begin("verify", 0, "dialogs"))
        {
            await JudgeAsync(
                Rows(source).Skip(funnel.In),
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

        Report(output, Filled(funnel, source), [], word, parts?.Publish(cancellationToken));
        return ExitCodes.Done;
    }

    /// <summary>What decides the verdicts, the rules themselves included: another build judges anew.</summary>
    private static string Request(string source, string layers, bool openEnd, CancellationToken cancellationToken) => JsonSerializer.Serialize(
        new { verb = "verify", build = typeof(DialogVerifier).Module.ModuleVersionId, layers, openEnd, file = InputFiles.Hash(source, cancellationToken) }, CoreJson.Options);

    private static VerifyFunnel Filled(VerifyFunnel funnel, string source) => funnel.In > 0 ? funnel
        : throw new UsageException($"{source} holds no row.", "A row is an object with messages and tools, with system and conversations, or with turns.");

    private static async Task JudgeAsync(
        IEnumerable<OwnDialog> source, RowJudge judge, VerifyFunnel funnel, Action<VerdictLine> take, CancellationToken cancellationToken)
    {
        foreach (var rows in source.Chunk(Stretch))
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

    private static void Report(Output output, VerifyFunnel funnel, List<VerdictLine> shown, string layers, string? file)
    {
        output.Line($"in {funnel.In}: accepted {funnel.Accepted}, rejected {funnel.Rejected}, unsure {funnel.Unsure}, unreadable {funnel.Unreadable}");
        funnel.Describe(output);
        output.Line(file is null ? "The verdicts with their reasons are written where --out FILE says." : $"The verdicts with their reasons are in {file}.");
        output.Result(new
        {
            layers,
            funnel.In,
            funnel.Accepted,
            funnel.Rejected,
            funnel.Unsure,
            funnel.Unreadable,
            funnel.RejectedBy,
            funnel.UnsureBy,
            file,
            rows = shown.Count == 0 ? null : shown,
        });
    }
}
