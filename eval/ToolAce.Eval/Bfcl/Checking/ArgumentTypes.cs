using ToolAce.Eval.Bfcl.Java;
using ToolAce.Eval.Bfcl.JavaScript;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>What a declared type means in a language, and how an argument becomes a value of it.</summary>
internal static class ArgumentTypes
{
    /// <exception cref="CheckerException">The benchmark's table has no such word.</exception>
    public static PyType Of(string? word, CallLanguage language) => language switch
    {
        CallLanguage.Java => JavaTypes.Of(word),
        CallLanguage.JavaScript => JavaScriptTypes.Of(word),
        _ => PyTypes.OfWord(word),
    };

    /// <summary>The type of a collection's items; null where items are not looked at.</summary>
    /// <exception cref="CheckerException">The question does not declare the items, or the benchmark's table has no such word.</exception>
    public static PyType? OfItems(ParameterType declared, CallLanguage language) => HasItems(declared, language) ? Of(declared.ItemWord, language) : null;

    /// <summary>Converts source text; in Python, a tuple where one is declared becomes a list, a whole number for a float a float.</summary>
    /// <exception cref="CheckerException">The official code raises.</exception>
    public static PyValue Convert(PyValue given, ParameterType declared, CallLanguage language)
    {
        var items = language != CallLanguage.Python && HasItems(declared, language) ? declared.ItemWord : null;
        return (language, given, declared.Word) switch
        {
            (CallLanguage.Java, PyValue.Str text, _) => JavaConverter.Convert(text.Value, declared.Word, items),
            (CallLanguage.JavaScript, PyValue.Str text, _) => JavaScriptConverter.Convert(text.Value, declared.Word, items),
            (_, PyValue.Tuple tuple, "tuple") => new PyValue.List(tuple.Items),
            (_, PyValue.Int whole, "float") => new PyValue.Float(ToFloat(whole)),
            _ => given,
        };
    }

    private static bool HasItems(ParameterType declared, CallLanguage language) => language switch
    {
        CallLanguage.Python => declared.Word is "array" or "tuple",
        _ => declared.Word is "Array" or "ArrayList" or "array",
    };

    private static double ToFloat(PyValue.Int whole)
    {
        try
        {
            return PyNumbers.ToDouble(whole.Value);
        }
        catch (OverflowException e)
        {
            throw new CheckerException("OverflowError", e.Message);
        }
    }
}
