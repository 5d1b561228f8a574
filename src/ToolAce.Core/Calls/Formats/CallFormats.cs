namespace ToolAce.Core.Calls.Formats;

/// <summary>Writes and reads calls in every <see cref="CallFormat"/>. What <see cref="Write"/> gives, <see cref="Read"/> takes back equal, or <see cref="ComesBack"/> says that it does not.</summary>
public static class CallFormats
{
    /// <summary>The calls as text.</summary>
    /// <exception cref="FormatException">The format cannot say them: an argument given twice, or a lone surrogate.</exception>
    public static string Write(IReadOnlyList<Call> calls, CallFormat format) => format switch
    {
        CallFormat.Bracket => CallSyntax.Print(calls),
        CallFormat.Json => JsonCallText.Write(calls),
        CallFormat.Xml => XmlCallText.Write(calls),
        CallFormat.Chatml => ChatmlCallText.Write(calls),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format"),
    };

    /// <summary>Tells calls, prose and failed attempts at calls apart.</summary>
    public static CallReading Read(string text, CallFormat format)
    {
        if (format == CallFormat.Bracket)
        {
            return CallSyntax.Read(text);
        }

        var trimmed = text.Trim();
        if (!Begins(trimmed, format))
        {
            return new CallReading.Prose(trimmed);
        }

        try
        {
            var calls = format switch
            {
                CallFormat.Json => JsonCallText.Parse(trimmed),
                CallFormat.Xml => XmlCallText.Parse(trimmed),
                CallFormat.Chatml => ChatmlCallText.Parse(trimmed),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format"),
            };
            return calls.Count > 0 ? new CallReading.Calls(calls) : throw new CallSyntaxException("expected a call", 0);
        }
        catch (CallSyntaxException problem)
        {
            return new CallReading.Malformed(problem.Problem, problem.Position);
        }
    }

    /// <summary>Whether calls are the same after being written and read.</summary>
    public static bool ComesBack(IReadOnlyList<Call> calls, CallFormat format)
    {
        try
        {
            return Read(Write(calls, format), format) is CallReading.Calls again && again.Items.SequenceEqual(calls);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool Begins(string text, CallFormat format) =>
        text.Length == 0 || (format == CallFormat.Json ? text[0] is '[' or '{' : text[0] == '<');
}
