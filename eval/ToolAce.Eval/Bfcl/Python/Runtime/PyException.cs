
namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>
/// An exception as Python would raise it while a call is carried out. <paramref name="type"/> is Python's class name, the message is <c>str(e)</c>.
/// <paramref name="byWorld"/> tells what a world raises in words of its own from what Python itself raises.
/// </summary>
internal sealed class PyException(string type, string message, bool byWorld = false) : Exception(message)
{
    public string PythonType { get; } = type;

    public bool ByWorld { get; } = byWorld;

    /// <summary>The same as a refusal of text that decoders read.</summary>
    public PySyntaxException Refusal() => new(Message, PythonType);

    public static PyException TypeError(string message) => new("TypeError", message);

    public static PyException ValueError(string message) => new("ValueError", message);

    public static PyException IndexError(string message) => new("IndexError", message);

    public static PyException NameError(string name) => new("NameError", $"name '{name}' is not defined");

    public static PyException OverflowError(string message) => new("OverflowError", message);

    public static PyException ZeroDivision(string message) => new("ZeroDivisionError", message);

    public static PyException SyntaxError(string message) => new("SyntaxError", message + " (<string>, line 1)");

    public static PyException RecursionError(string where) => new("RecursionError", "maximum recursion depth exceeded" + where);

    /// <summary>The text of a <c>KeyError</c> is the key's <c>repr</c>.</summary>
    public static PyException KeyError(PyValue key) => new("KeyError", PyText.Repr(key));

    public static PyException NoAttribute(PyValue value, string name) => new("AttributeError", $"'{Py.TypeName(value)}' object has no attribute '{name}'");

    /// <summary>What a world raises by a <c>raise</c> of its own; its words are compared with the recorded ones.</summary>
    public static PyException Raised(string type, string message) => new(type, message, byWorld: true);
}
