using ToolAce.Eval.Bfcl.Checking;

namespace ToolAce.Eval.Bfcl.JavaScript;

/// <summary>The Python types that stand for the type words of JavaScript questions.</summary>
internal static class JavaScriptTypes
{
    /// <exception cref="CheckerException">The benchmark's table has no such word.</exception>
    public static PyType Of(string? word) => word switch
    {
        "String" or "any" => PyType.Str,
        "integer" or "Bigint" => PyType.Int,
        "float" => PyType.Float,
        "Boolean" => PyType.Bool,
        "dict" => PyType.Dict,
        "array" => PyType.List,
        _ => throw new CheckerException("KeyError", $"no JavaScript type is called '{word}'"),
    };
}
