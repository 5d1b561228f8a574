namespace TreeSitter;

/// <summary>The languages whose grammars are compiled in. The numbers are the native library's.</summary>
public enum SyntaxLanguage
{
    /// <summary>Java (tree-sitter-java).</summary>
    Java = 0,

    /// <summary>JavaScript (tree-sitter-javascript).</summary>
    JavaScript = 1,
}
