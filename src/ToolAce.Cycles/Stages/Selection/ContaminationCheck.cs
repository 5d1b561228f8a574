using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Separation;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Cycles.Stages.Selection;

/// <summary>
/// Finds in a dialog what belongs to the suites: a held-out domain, a suite's tool (by name and parameters), a suite's request, or a held-out value that a suite's
/// answer uses. Nothing it finds may enter training.
/// </summary>
internal sealed partial class ContaminationCheck
{
    private readonly IReadOnlySet<string> domains;
    private readonly HashSet<string> signatures;
    private readonly HashSet<string> requests;
    private readonly HashSet<string> values;

    /// <summary>Without a corpus (own data) only tools and requests are known to be held out.</summary>
    public ContaminationCheck(SuiteContents suites, Corpus? corpus)
    {
        domains = corpus?.HeldOutDomains ?? new HashSet<string>();
        signatures = [.. suites.Signatures];
        requests = [.. suites.Requests.Select(Normal)];
        values = corpus is null ? [] : [.. suites.Values.Where(v => corpus.Values.HeldOutValues.Contains(v) || ValueSource.IsHeldOutCode(v))];
    }

    /// <summary>What is wrong with a dialog, as a word and in full; null when it is clean.</summary>
    public (string Reason, string Detail)? Find(Dialog dialog)
    {
        if (domains.Contains(dialog.Domain) || dialog.Tools.Select(t => t.Lineage?.Domain).FirstOrDefault(d => d is not null && domains.Contains(d)) is not null)
        {
            return ("contaminated: domain", "it comes from a domain that is held out for the suites");
        }

        if (dialog.Tools.FirstOrDefault(t => signatures.Contains(t.Signature())) is { } tool)
        {
            return ("contaminated: tool", $"a suite offers the tool {tool.Name} with the same parameters");
        }

        if (dialog.Turns.FirstOrDefault(t => t.Role == Role.User && requests.Contains(Normal(t.Text))) is { } turn)
        {
            return ("contaminated: request", $"a suite asks the same: {turn.Text}");
        }

        return Used(dialog).FirstOrDefault(values.Contains) is { } value ? ("contaminated: value", $"the value {value} is held out for the suites") : null;
    }

    private static IEnumerable<string> Used(Dialog dialog) => dialog.Turns
        .Where(t => t.Role == Role.Assistant)
        .SelectMany(t => CallSyntax.Read(t.Text) is CallReading.Calls calls ? calls.Items : [])
        .SelectMany(c => c.Arguments)
        .SelectMany(a => Texts(a.Value));

    private static IEnumerable<string> Texts(Literal value) => value switch
    {
        Literal.Text text => [text.Value],
        Literal.List list => list.Items.SelectMany(Texts),
        Literal.Map map => map.Entries.SelectMany(e => Texts(e.Value)),
        _ => [],
    };

    private static string Normal(string text) => Blanks().Replace(text.ToLowerInvariant(), " ").Trim();

    [GeneratedRegex(@"[\W_]+")]
    private static partial Regex Blanks();
}
