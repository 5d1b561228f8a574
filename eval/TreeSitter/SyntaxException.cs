namespace TreeSitter;

/// <summary>A text that has no tree: the grammar does not accept it, or it asked for more memory or work than a text may.</summary>
public sealed class SyntaxException(string problem) : FormatException(problem);
