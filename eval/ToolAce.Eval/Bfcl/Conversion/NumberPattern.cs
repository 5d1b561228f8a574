namespace ToolAce.Eval.Bfcl.Conversion;

/// <summary>The shapes of number literals that the converters know: a sign, digits of any script, and what the language adds.</summary>
internal static class NumberPattern
{
    /// <summary>The literal without its suffix, or an empty text when the shape is another. As in Python's <c>$</c>, one line end may follow.</summary>
    /// <param name="text">The whole literal.</param>
    /// <param name="fraction">Whether a point with digits may follow.</param>
    /// <param name="exponent">Whether an exponent may follow.</param>
    /// <param name="suffix">The suffix that must end it, in lower case; none if '\0'.</param>
    /// <param name="anyCase">Whether the suffix may be in upper case.</param>
    public static ReadOnlySpan<char> Match(ReadOnlySpan<char> text, bool fraction = false, bool exponent = false, char suffix = '\0', bool anyCase = false)
    {
        var scanner = new TextScanner(text, 0);
        scanner.Accept("-");
        if (!scanner.Digits())
        {
            return default;
        }

        if (fraction)
        {
            Skip(text, ref scanner, Fraction(text, scanner));
        }

        if (exponent)
        {
            Skip(text, ref scanner, Exponent(text, scanner));
        }

        var body = scanner.Position;
        if (suffix != '\0' && !scanner.AcceptAny(suffix, anyCase ? char.ToUpperInvariant(suffix) : suffix))
        {
            return default;
        }

        return text[scanner.Position..] is [] or ['\n'] ? text[..body] : default;
    }

    private static void Skip(ReadOnlySpan<char> text, ref TextScanner scanner, int position) => scanner = new TextScanner(text, position);

    private static int Fraction(ReadOnlySpan<char> text, TextScanner scanner)
    {
        var start = scanner.Position;
        return scanner.Accept(".") && scanner.Digits() ? scanner.Position : start;
    }

    private static int Exponent(ReadOnlySpan<char> text, TextScanner scanner)
    {
        var start = scanner.Position;
        if (!scanner.AcceptAny('e', 'E'))
        {
            return start;
        }

        scanner.AcceptAny('+', '-');
        return scanner.Digits() ? scanner.Position : start;
    }
}
