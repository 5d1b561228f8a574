using System.Text;
using System.Text.RegularExpressions;

namespace ToolAce.Core.Calls;

/// <summary>
/// The call syntax <c>[f(a=1), g(b="x")]</c>: names of any characters up to the bracket, Python literals as values.
/// What <see cref="Print(IReadOnlyList{Call})"/> writes, <see cref="Parse"/> reads back equal.
/// </summary>
public static partial class CallSyntax
{
    /// <summary>Reads a list of calls.</summary>
    /// <exception cref="CallSyntaxException">The text is not a list of calls.</exception>
    public static IReadOnlyList<Call> Parse(string text) => new CallParser(text).Calls();

    /// <summary>Reads one literal.</summary>
    /// <exception cref="CallSyntaxException">The text is not one literal.</exception>
    public static Literal ParseLiteral(string text) => new CallParser(text).WholeLiteral();

    /// <summary>Tells calls, prose and failed attempts at calls apart. Empty text is a failed attempt.</summary>
    public static CallReading Read(string text)
    {
        var trimmed = text.Trim();
        if (!LooksLikeAttempt(trimmed))
        {
            return new CallReading.Prose(trimmed);
        }

        try
        {
            return new CallReading.Calls(Parse(trimmed));
        }
        catch (CallSyntaxException problem)
        {
            return new CallReading.Malformed(problem.Problem, problem.Position);
        }
    }

    /// <summary>Writes calls in the one canonical form.</summary>
    public static string Print(IReadOnlyList<Call> calls)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < calls.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(calls[i].Name).Append('(');
            for (var j = 0; j < calls[i].Arguments.Count; j++)
            {
                var argument = calls[i].Arguments[j];
                text.Append(j == 0 ? "" : ", ").Append(argument.Name).Append('=');
                LiteralText.Append(text, argument.Value);
            }

            text.Append(')');
        }

        return text.Append(']').ToString();
    }

    /// <summary>Writes one literal in Python's notation.</summary>
    public static string Print(Literal literal) => LiteralText.Append(new StringBuilder(), literal).ToString();

    private static bool LooksLikeAttempt(string text) =>
        text.Length == 0 || text[0] is '[' or '{' or '<' or '`' || BareCall().IsMatch(text);

    [GeneratedRegex(@"[\w\]]\s*\([^()]*=|^[\w.]+\(")]
    private static partial Regex BareCall();
}
