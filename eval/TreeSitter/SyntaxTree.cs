using System.Text;
using TreeSitter.Native;

namespace TreeSitter;

/// <summary>The tree of a text without errors. Immutable, and owns all it shows.</summary>
public sealed class SyntaxTree
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] text;

    private SyntaxTree(byte[] text, Grammar grammar, NodeRecord[] records) => (this.text, Grammar, Records) = (text, grammar, records);

    /// <summary>The whole text's node.</summary>
    public SyntaxNode Root => new(this, 0);

    internal Grammar Grammar { get; }

    internal NodeRecord[] Records { get; }

    /// <summary>
    /// Parses a text. As in tree-sitter, a token that is merely missing is made up and is no error.
    /// Takes 10–60 µs for a call of a few arguments, most where errors are recovered from; every thread has parsers of its own, which live as long as it does.
    /// </summary>
    /// <exception cref="SyntaxException">The text has errors, or is too costly to parse (see <c>native/memory.h</c>).</exception>
    /// <exception cref="EncoderFallbackException">The text holds half a surrogate pair, which has no UTF-8.</exception>
    public static SyntaxTree Parse(SyntaxLanguage language, string text)
    {
        var bytes = Strict.GetBytes(text);
        var records = Reader.OfThisThread(language).Read(bytes, out var outcome);
        return outcome switch
        {
            ReadOutcome.Parsed => new SyntaxTree(bytes, Grammar.Of(language), records),
            ReadOutcome.HasError => throw new SyntaxException($"not {language}"),
            _ => throw new SyntaxException($"too costly to parse as {language}"),
        };
    }

    internal string Text(int start, int end) => Encoding.UTF8.GetString(text.AsSpan(start, end - start));
}
