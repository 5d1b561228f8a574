namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>An exception that the benchmark's code would raise outside an API: its Python type and message.</summary>
internal sealed class PyRaisedException(string type, string message) : Exception(message)
{
    public string Type { get; } = type;
}
