using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Core.Verdicts;
using ToolAce.Verification;

namespace ToolAce.Cli.Verbs.Data;

/// <summary><c>toolace apis check</c>: the two rules on definitions, before any dialog is made of them.</summary>
internal sealed class ApisCheck() : VerbPart("check", "What the rules on definitions say of every API in a file; exit code 1 where one is rejected or cannot be read.")
{
    private const int Shown = 20;

    private readonly Argument<string> _file = new("file") { Description = $"{ApiInput.Forms}." };

    protected override void Declare(Command command) => command.Arguments.Add(_file);

    public override Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var read = ApiInput.Read(arguments.GetValue(_file)!, cancellationToken);
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
        return Task.FromResult(rejected.Count + read.LeftOut.Count > 0 ? ExitCodes.Failed : ExitCodes.Done);
    }

    private static string Checks(Dictionary<string, int> counts) => counts.Count == 0 ? "" : $" ({string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))})";
}
