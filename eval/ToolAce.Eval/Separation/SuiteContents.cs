using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Separation;

/// <summary>
/// What suites are made of, for the check that training data holds none of it: tool names, tool signatures (name and parameters, see
/// <see cref="Core.Apis.ApiDefinition.Signature"/>), string values in the answers, and the users' requests. Each set is sorted.
/// </summary>
public sealed record SuiteContents(IReadOnlyList<string> Names, IReadOnlyList<string> Signatures, IReadOnlyList<string> Values, IReadOnlyList<string> Requests)
{
    /// <summary>The contents of all items of <paramref name="suites"/>.</summary>
    public static SuiteContents Of(IEnumerable<Suite> suites)
    {
        var items = suites.SelectMany(s => s.Items).ToList();
        var tools = items.SelectMany(i => i.Functions).Select(f => f.Api).ToList();
        return new SuiteContents(
            Sorted(tools.Select(t => t.Name)),
            Sorted(tools.Select(t => t.Signature())),
            Sorted(items.SelectMany(AnswerTexts).Where(v => v.Length > 0)),
            Sorted(items.SelectMany(ItemTurns.Of).Where(t => t.Role == Role.User).Select(t => t.Text)));
    }

    private static List<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> AnswerTexts(SuiteItem item) => item switch
    {
        CallItem call => call.Answers.SelectMany(a => a.Parameters).SelectMany(p => p.Value).SelectMany(Texts),
        MultiTurnItem rounds => rounds.Rounds.SelectMany(r => r.Calls).SelectMany(a => a.Parameters).SelectMany(p => p.Value).SelectMany(Texts),
        ApiItem api => api.Expected.Arguments.SelectMany(a => Texts(a.Value)),
        _ => [],
    };

    private static IEnumerable<string> Texts(PyValue value) => value switch
    {
        PyValue.Str text => [text.Value],
        PyValue.List list => list.Items.SelectMany(Texts),
        PyValue.Dict dict => dict.Entries.SelectMany(e => Texts(e.Value)),
        _ => [],
    };

    private static IEnumerable<string> Texts(Literal value) => value switch
    {
        Literal.Text text => [text.Value],
        Literal.List list => list.Items.SelectMany(Texts),
        Literal.Map map => map.Entries.SelectMany(e => Texts(e.Value)),
        _ => [],
    };
}
