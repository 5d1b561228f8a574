using ToolAce.Core.Calls;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Outcomes;

/// <summary>
/// An answer read in one of the ways there are. Whether it is words, calls or a failed attempt is always told by the house's reader; the official decoder then
/// may still refuse what the house accepts, or accept what it refuses (a call without brackets). <paramref name="IsOfficial"/> tells whose decoder it was.
/// </summary>
internal sealed record Decoded(CallReading Reading, PyValue? Value, string? Calls, string? Problem, bool IsOfficial)
{
    public static Decoded Read(string text, CallDecoding decoding, ReturnFormat format = ReturnFormat.Python, bool callTag = false)
    {
        var reading = CallSyntax.Read(text);
        return decoding == CallDecoding.CallSyntax ? House(reading) : Official(reading, () => OfficialDecoder.DecodePrompted(text, format, callTag));
    }

    public static Decoded House(CallReading reading) => reading switch
    {
        CallReading.Calls calls => new(reading, PyLiterals.Calls(calls.Items), CallSyntax.Print(calls.Items), Problem: null, IsOfficial: false),
        CallReading.Malformed malformed => new(reading, Value: null, Calls: null, $"{malformed.Problem} at character {malformed.Position}", IsOfficial: false),
        _ => new(reading, Value: null, Calls: null, Problem: null, IsOfficial: false),
    };

    /// <summary>An answer by an official decoder, which throws where it refuses.</summary>
    public static Decoded Official(CallReading reading, Func<PyValue> decode)
    {
        try
        {
            var value = decode();
            return new(reading, value, value.ToString(), Problem: null, IsOfficial: true);
        }
        catch (FormatException e)
        {
            return new(reading, Value: null, Calls: null, e.Message, IsOfficial: true);
        }
    }
}
