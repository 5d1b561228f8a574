using System.Text;
using ToolAce.Eval.Bfcl.Python;
using TreeSitter;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>What the Java and JavaScript decoders share: trees, and the exceptions of Python where a tree lacks something.</summary>
internal static class SyntaxReading
{
    /// <exception cref="PySyntaxException">The text has no tree.</exception>
    public static SyntaxTree Parse(SyntaxLanguage language, string text)
    {
        try
        {
            return SyntaxTree.Parse(language, text);
        }
        catch (SyntaxException e)
        {
            throw new PySyntaxException(e.Message);
        }
        catch (EncoderFallbackException e)
        {
            throw new PySyntaxException(e.Message, "UnicodeEncodeError");
        }
    }

    public static SyntaxNode Part(SyntaxNode node, int position) => node.Child(position) ?? throw new PySyntaxException($"a {node.Kind} has no part {position}", "IndexError");

    public static PySyntaxException NoNode() => new("a part is missing", "AttributeError");
}
