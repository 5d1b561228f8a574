using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Verdicts;
using ToolAce.Synthesis.Formats;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace apis check</c>: the two rules on definitions, before any dialog is made of them.</summary>
internal sealed class ApisCheck() : VerbPart("check", "What the rules on definitions say of every API in a file; exit code 1 where one is rejected or cannot be read.")
{
    private const int Shown = 20;

    private readonly Argument<string> _file = new("file") { Description = $"{ApiInput.Forms}." };

    private readonly PreviewOptions _preview = new();

    protected override void Declare(Command command)
    {
        command.Arguments.Add(_file);
        _preview.Declare(command);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var file = arguments.GetValue(_file)!;
        var read = ApiInput.Read(file, cancellationToken);
        if (_preview.Asked(arguments))
        {
            var shown = read.Apis.Take(PreviewOptions.Samples).Select(a => (a.Place, Verdict: ApiVerifier.Verify(a.Api))).ToList();
            foreach (var (place, verdict) in shown)
            {
                output.Line($"{place}: {verdict.ApiName}: {(verdict.Outcome == VerdictOutcome.Accepted ? "accepted" : string.Join("; ", verdict.Findings.Select(f => f.Reason)))}");
            }

            if (!await _preview.GoesOnAsync(arguments, output, $"all {read.Apis.Count:N0} of {file}", cancellationToken))
            {
                output.Result(new
                {
                    preview = true,
                    @in = shown.Count,
                    accepted = shown.Count(s => s.Verdict.Outcome == VerdictOutcome.Accepted),
                    rejected = shown.Count(s => s.Verdict.Outcome != VerdictOutcome.Accepted),
                    rows = shown.Select(s => new { api = s.Verdict.ApiName, place = s.Place, outcome = s.Verdict.Outcome, findings = s.Verdict.Findings }),
                });
                return ExitCodes.Done;
            }
        }

        return Check(read, output);
    }

    private static int Check(ApiImport read, Output output)
    {
        var rejected = read.Apis.Select(a => (a.Place, Verdict: ApiVerifier.Verify(a.Api))).Where(v => v.Verdict.Outcome != VerdictOutcome.Accepted).ToList();
        var names = read.Apis.GroupBy(a => a.Api.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        var bad = rejected.Select(r => new { api = r.Verdict.ApiName, place = r.Place, findings = r.Verdict.Findings }).ToList();
        foreach (var line in rejected.Select(r => $"{r.Place}: {r.Verdict.ApiName}: {string.Join("; ", r.Verdict.Findings.Select(f => f.Reason))}")
            .Concat(read.LeftOut.Select(l => $"{l.Place}: {l.Reason}")).Take(Shown))
        {
            output.Note(line);
        }

        var byCheck = rejected.SelectMany(r => r.Verdict.Findings.Select(f => f.Check).Distinct()).CountBy(c => c).OrderBy(c => c.Key).ToDictionary();
        output.Line($"{read.Apis.Count} APIs: {read.Apis.Count - rejected.Count} accepted, {rejected.Count} rejected{Checks(byCheck)}; {read.LeftOut.Count} could not be read; {names.Count} names stand for more than one.");
        output.Result(new
        {
            @in = read.Apis.Count + read.LeftOut.Count,
            accepted = read.Apis.Count - rejected.Count,
            rejected = rejected.Count,
            byCheck,
            sameNames = names,
            rows = bad,
            leftOut = read.LeftOut,
        });
        return rejected.Count + read.LeftOut.Count > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Checks(Dictionary<string, int> counts) => counts.Count == 0 ? "" : $" ({string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))})";
}
