using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Python's exact types: a bool is no int here.</summary>
internal enum PyType
{
    None,
    Bool,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    List,
    Tuple,
    Dict,
    Instance,
}

/// <summary>Types of values and of the benchmark's type words.</summary>
internal static class PyTypes
{
    public static PyType Of(PyValue value) => value switch
    {
        PyValue.None => PyType.None,
        PyValue.Bool => PyType.Bool,
        PyValue.Int => PyType.Int,
        PyValue.Float => PyType.Float,
        PyValue.Imaginary => PyType.Complex,
        PyValue.Str => PyType.Str,
        PyValue.Bytes => PyType.Bytes,
        PyValue.List => PyType.List,
        PyValue.Tuple => PyType.Tuple,
        PyValue.Dict => PyType.Dict,
        PyValue.Instance => PyType.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "unknown value"),
    };

    /// <exception cref="CheckerException">The benchmark's table has no such word.</exception>
    public static PyType OfWord(string? word) => word switch
    {
        "string" or "any" => PyType.Str,
        "integer" => PyType.Int,
        "float" => PyType.Float,
        "boolean" => PyType.Bool,
        "array" or "tuple" => PyType.List,
        "dict" => PyType.Dict,
        _ => throw new CheckerException("KeyError", $"no type is called '{word}'"),
    };
}
