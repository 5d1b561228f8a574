using ToolAce.Core.Calls;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Outcomes;

/// <summary>Reads a model's answers to one item: by the item's decoding, or as calls of tools.</summary>
internal sealed record AnswerReader(CallDecoding Decoding, ReturnFormat Format, bool CallTag, bool Tools)
{
    public static AnswerReader Of(SuiteItem item, CallDecoding suite, PromptStyle style) => new(
        suite,
        item.Format is { } format ? Of(format.Answer) : CallLanguages.OfCategory(item.Category).Format(),
        item.Format?.CallTag ?? false,
        style == PromptStyle.Tools);

    public Decoded Read(Generation answer) =>
        answer.ToolCalls is { Count: > 0 } calls ? Decoded.Official(CallSyntax.Read(answer.Text), () => Decode(calls))
        : Tools ? Words(answer.Text)
        : Decoded.Read(answer.Text, Decoding, Format, CallTag);

    private static PyValue Decode(IReadOnlyList<ToolCallText> calls) => OfficialDecoder.DecodeFunctionCalls(new PyValue.List(
        [.. calls.Select(c => new PyValue.Dict([new(new PyValue.Str(c.Name), new PyValue.Str(c.Arguments))]))]));

    // Where calls are made as tools, a call in words is a failed attempt.
    private static Decoded Words(string text) => CallSyntax.Read(text) switch
    {
        CallReading.Calls => new(new CallReading.Malformed("a call in words where tools are to be called", 0), Value: null, Calls: null, "a call in words where tools are to be called", IsOfficial: true),
        var reading => new(reading, Value: null, Calls: null, "no tool was called", IsOfficial: true),
    };

    private static ReturnFormat Of(string answer) => answer switch
    {
        "python" => ReturnFormat.Python,
        "json" => ReturnFormat.Json,
        "verbose_xml" => ReturnFormat.VerboseXml,
        "concise_xml" => ReturnFormat.ConciseXml,
        _ => throw new ArgumentException($"no answers are written as '{answer}'", nameof(answer)),
    };
}
