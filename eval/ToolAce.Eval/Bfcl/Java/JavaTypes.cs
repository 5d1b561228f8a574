using ToolAce.Eval.Bfcl.Checking;

namespace ToolAce.Eval.Bfcl.Java;

/// <summary>The Python types that stand for the type words of Java questions.</summary>
internal static class JavaTypes
{
    /// <exception cref="CheckerException">The benchmark's table has no such word.</exception>
    public static PyType Of(string? word) => word switch
    {
        "byte" or "short" or "integer" or "long" => PyType.Int,
        "float" or "double" => PyType.Float,
        "boolean" => PyType.Bool,
        "char" or "String" or "any" => PyType.Str,
        "Array" or "ArrayList" or "Queue" or "Stack" => PyType.List,
        "HashMap" or "Hashtable" => PyType.Dict,
        "Set" => PyType.Instance, // no conversion gives a set
        _ => throw new CheckerException("KeyError", $"no Java type is called '{word}'"),
    };
}
