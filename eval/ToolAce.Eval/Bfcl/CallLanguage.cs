namespace ToolAce.Eval.Bfcl;

/// <summary>Whose types a category's functions have.</summary>
public enum CallLanguage
{
    /// <summary>Every category but two.</summary>
    Python,

    /// <summary><c>simple_java</c>.</summary>
    Java,

    /// <summary><c>simple_javascript</c>.</summary>
    JavaScript,
}
