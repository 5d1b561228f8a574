namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>A place where the official checker itself raises <paramref name="pythonType"/>; the verdict is then invalid.</summary>
internal sealed class CheckerException(string pythonType, string message) : Exception(message)
{
    public string PythonType { get; } = pythonType;
}
