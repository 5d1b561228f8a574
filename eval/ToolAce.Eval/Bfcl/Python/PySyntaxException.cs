namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Text that Python would not parse or evaluate, or that the official decoder refuses.</summary>
public sealed class PySyntaxException(string problem) : FormatException(problem);
