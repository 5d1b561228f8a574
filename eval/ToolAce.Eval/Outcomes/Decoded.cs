using ToolAce.Core.Calls;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Outcomes;

/// <summary>
/// An answer read in one of the two ways. Whether it is words, calls or a failed attempt is always told by the house's reader; the official decoder then
/// may still refuse what the house accepts, or accept what it refuses (a call without brackets).
/// </summary>
internal sealed record Decoded(CallReading Reading, PyValue? Value, string? Calls, string? Problem)
{
    public static Decoded Read(string text, CallDecoding decoding, ReturnFormat format = ReturnFormat.Python)
    {
        var reading = CallSyntax.Read(text);
        return decoding == CallDecoding.CallSyntax ? House(reading) : Official(text, reading, format);
    }

    public static Decoded House(CallReading reading) => reading switch
    {
        CallReading.Calls calls => new(reading, PyLiterals.Calls(calls.Items), CallSyntax.Print(calls.Items), Problem: null),
        CallReading.Malformed malformed => new(reading, Value: null, Calls: null, $"{malformed.Problem} at character {malformed.Position}"),
        _ => new(reading, Value: null, Calls: null, Problem: null),
    };

    private static Decoded Official(string text, CallReading reading, ReturnFormat format)
    {
        try
        {
            var value = OfficialDecoder.DecodePrompted(text, format);
            return new(reading, value, value.ToString(), Problem: null);
        }
        catch (FormatException e)
        {
            return new(reading, Value: null, Calls: null, e.Message);
        }
    }
}
