using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>The comparisons that the APIs' rules are made of, <c>given</c> the result of the predicted call and <c>wanted</c> the recorded one.</summary>
internal static class Rules
{
    private const string Success = "success";

    public static bool Whole(ApiResult given, ApiResult wanted) => PyEquality.AreEqual(given.Input, wanted.Input) && OutputAndException(given, wanted);

    public static bool OutputAndException(ApiResult given, ApiResult wanted) => Output(given, wanted) && Exception(given, wanted);

    public static bool Output(ApiResult given, ApiResult wanted) => PyEquality.AreEqual(given.Output, wanted.Output);

    public static bool Exception(ApiResult given, ApiResult wanted) => PyEquality.AreEqual(given.Exception, wanted.Exception);

    public static bool Name(ApiResult given, ApiResult wanted) => PyEquality.AreEqual(given.Name, wanted.Name);

    /// <summary>For outputs drawn at random: only an output where none is wanted is wrong.</summary>
    public static bool NoUnwantedOutput(ApiResult given, ApiResult wanted) => wanted.Output is not PyValue.None || given.Output is PyValue.None;

    public static bool Argument(ApiResult given, ApiResult wanted, string name) => PyEquality.AreEqual(given.Argument(name), wanted.Argument(name));

    public static bool Stripped(ApiResult given, ApiResult wanted, string name) =>
        PyStrings.Strip(given.Text(name, "strip")) == PyStrings.Strip(wanted.Text(name, "strip"));

    public static bool StrippedAndLower(ApiResult given, ApiResult wanted, string name) =>
        PyLower.Apply(PyStrings.Strip(given.Text(name, "strip"))) == PyLower.Apply(PyStrings.Strip(wanted.Text(name, "strip")));

    public static bool Date(ApiResult given, ApiResult wanted, string name, string format) =>
        ApiDate.Of(given.Text(name, "strip"), format).Same(ApiDate.Of(wanted.Text(name, "strip"), format));

    /// <summary>Whether more than half of all words, each counted once, are in both texts.</summary>
    public static bool WordsOverlap(ApiResult given, ApiResult wanted, string name, bool lower = false)
    {
        var first = Words(given.Text(name, lower ? "lower" : "split"), lower);
        var second = Words(wanted.Text(name, lower ? "lower" : "split"), lower);
        var common = first.Count(second.Contains);
        return 2 * common > first.Count + second.Count - common;
    }

    /// <summary>When both succeed the time alone decides.</summary>
    public static bool Deletion(ApiResult given, ApiResult wanted) =>
        Succeeded(wanted) && Succeeded(given) ? Argument(given, wanted, "time") : OutputAndException(given, wanted);

    /// <summary>Some checks assert first that both results name one API.</summary>
    public static void AssertName(ApiResult given, ApiResult wanted)
    {
        if (!Name(given, wanted))
        {
            throw new PyRaisedException("AssertionError", "The API name is not correct.");
        }
    }

    private static bool Succeeded(ApiResult result) => result.Output is PyValue.Str { Value: Success };

    private static HashSet<string> Words(string text, bool lower) => new((lower ? PyLower.Apply(text) : text).Split(' '), StringComparer.Ordinal);
}
