namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Text that Python would not parse or evaluate, or that the official code refuses by raising <paramref name="pythonType"/>.</summary>
public sealed class PySyntaxException(string problem, string pythonType = "SyntaxError") : FormatException(problem)
{
    /// <summary>The class of Python's exception.</summary>
    public string PythonType { get; } = pythonType;
}
