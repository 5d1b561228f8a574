using System.Collections.Concurrent;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>ast_*</c>: decodes where a current decoder is named, then checks against the question's possible answers.</summary>
/// <param name="data">The folder that holds <c>bfcl</c>; a category's questions are read when first asked for.</param>
internal sealed class AstRecords(string data) : IRecordJudge
{
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, CallItem>>> categories = new();

    public Difference? Judge(PyValue record)
    {
        var category = record.Required("category");
        var items = categories.GetOrAdd(category, c => new(() => Items(c))).Value;
        if (!items.TryGetValue(record.Required("id"), out var item))
        {
            throw new FormatException($"there is no question {record.Text("id")} in {category}");
        }

        var (decoded, difference) = Recomputing.Decode(record);
        return difference ?? Recomputing.Verdict(record, decoded is null
            ? CheckResult.Wrong(AstChecker.Undecodable, "the output does not decode")
            : AstChecker.Check(category, item.Functions, decoded, item.Answers, record.Flag("underscore_to_dot")));
    }

    private IReadOnlyDictionary<string, CallItem> Items(string category) =>
        OfficialSuite.Load(data, [category], limit: null).Items.OfType<CallItem>().ToDictionary(i => i.Id);
}
