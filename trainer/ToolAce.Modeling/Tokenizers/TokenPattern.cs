using System.Text.RegularExpressions;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>A text or regular expression of tokenizer.json, found by whole code points as the reference implementation does.</summary>
internal sealed class TokenPattern
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);
    private readonly Regex regex;
    private readonly string? literal;

    private TokenPattern(Regex regex, string? literal) => (this.regex, this.literal) = (regex, literal);

    /// <summary>
    /// A regular expression in the syntax that .NET and Oniguruma share; <c>^</c> and <c>$</c> mean lines there, and the long s (U+017F) is an s whose case does
    /// not matter, which .NET does not know: it is written into the contractions, the one place where pre-tokenisers say so.
    /// </summary>
    public static TokenPattern Of(string expression) =>
        new(new Regex(expression.Replace("(?i:'s|", "(?i:'[sſ]|", StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.Compiled | RegexOptions.Multiline, TimeLimit), literal: null);

    /// <summary>Exactly this text.</summary>
    public static TokenPattern OfText(string text) => new(new Regex(Regex.Escape(text), RegexOptions.CultureInvariant, TimeLimit), text);

    public static TokenPattern Read(ComponentJson json)
    {
        if (json.Text("String") is { } text)
        {
            return OfText(text);
        }

        var expression = json.Text("Regex") ?? throw json.Error("must hold \"String\" or \"Regex\"");
        try
        {
            return Of(expression);
        }
        catch (ArgumentException problem)
        {
            throw json["Regex"].Error($"cannot be read as a regular expression: {problem.Message}", "Rewrite it without the unsupported construct");
        }
    }

    /// <summary>Start and end of every match, in order, in characters of <paramref name="text"/>.</summary>
    public IEnumerable<(int Start, int End)> Find(string text)
    {
        var shadow = CodePointShadow.IsNeeded(text) ? new CodePointShadow(text) : null;
        for (var match = regex.Match(shadow?.Text ?? text); match.Success; match = match.NextMatch())
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            yield return shadow is null ? (start, end) : (shadow.OriginalIndex(start), shadow.OriginalIndex(end));
        }
    }

    public string Replace(string text, string content) => literal switch
    {
        null => regex.Replace(text, _ => content),
        "" => text,
        _ => text.Replace(literal, content, StringComparison.Ordinal),
    };
}
