using ToolAce.Core.Calls;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Outcomes;

/// <summary>
/// Judges one answer to one item. Where no tool fits there are three outcomes, abstained, called and unparseable, and only the first counts: a model that
/// refuses in its own words abstains, broken calls do not.
/// </summary>
public static class ItemJudge
{
    /// <summary>Judges the answer <paramref name="text"/> to an item that is answered in one message.</summary>
    /// <exception cref="ArgumentException">The item is a conversation of several rounds.</exception>
    public static ItemVerdict Judge(SuiteItem item, string text, CallDecoding decoding) =>
        Judge(item, Decoded.Read(text, decoding, CallLanguages.OfCategory(item.Category).Format()));

    internal static ItemVerdict Judge(SuiteItem item, Decoded decoded) => item switch
    {
        CallItem call => JudgeCalls(call, decoded),
        IrrelevanceItem => JudgeIrrelevance(decoded) with { Official = Official(item, decoded) },
        RelevanceItem relevance => JudgeRelevance(relevance, decoded) with { Official = Official(item, decoded) },
        ApiItem api => JudgeApi(api, decoded),
        _ => throw new ArgumentException($"{item.GetType().Name} {item.Id} is judged round by round", nameof(item)),
    };

    internal static ItemVerdict JudgeApi(ApiItem item, Decoded decoded) => decoded.Reading is CallReading.Calls calls
        ? ItemVerdict.Of(ApiCallJudge.Judge(item, calls.Items), decoded.Calls!)
        : NoCalls(decoded);

    internal static ItemVerdict NoCalls(Decoded decoded) => decoded.Reading is CallReading.Prose
        ? ItemVerdict.Wrong(ErrorTaxonomy.NoCall, "words where calls are wanted", calls: null)
        : ItemVerdict.Wrong(AstChecker.Undecodable, decoded.Problem ?? "the answer does not decode", decoded.Calls);

    private static ItemVerdict JudgeCalls(CallItem item, Decoded decoded) => decoded.Value is { } value
        ? ItemVerdict.Of(AstChecker.Check(item.CheckedAs, item.Functions, value, item.Answers), decoded.Calls!)
        : NoCalls(decoded);

    private static ItemVerdict JudgeIrrelevance(Decoded decoded) => decoded.Reading switch
    {
        CallReading.Prose => ItemVerdict.Right(Outcome.Abstained, calls: null),
        CallReading.Calls => ItemVerdict.Wrong(ErrorTaxonomy.UnwantedCall, "a call where no tool fits", decoded.Calls),
        _ => Called(decoded)
            ? ItemVerdict.Wrong(ErrorTaxonomy.UnwantedCall, "a call where no tool fits", decoded.Calls)
            : ItemVerdict.Wrong(AstChecker.Undecodable, decoded.Problem ?? "a failed attempt at a call", decoded.Calls),
    };

    private static ItemVerdict JudgeRelevance(RelevanceItem item, Decoded decoded)
    {
        if (!Called(decoded))
        {
            return NoCalls(decoded);
        }

        var unknown = ((PyValue.List)decoded.Value!).Items
            .Select(c => ((PyValue.Str)((PyValue.Dict)c).Entries[0].Key).Value)
            .FirstOrDefault(name => !item.Functions.Any(f => f.Name == name));
        return unknown is null
            ? ItemVerdict.Right(Outcome.Called, decoded.Calls)
            : ItemVerdict.Wrong("simple_function_checker:wrong_func_name", $"no tool is called {unknown}", decoded.Calls);
    }

    // The benchmark looks at nothing but whether the answer decodes to a call.
    private static bool? Official(SuiteItem item, Decoded decoded) => decoded.IsOfficial ? RelevanceChecker.Check(item.Category, decoded.Value).Valid : null;

    private static bool Called(Decoded decoded) => decoded.Value is PyValue.List { Items.Count: > 0 } && OfficialDecoder.IsCallList(decoded.Value);
}
