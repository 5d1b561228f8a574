namespace ToolAce.Eval.Bfcl;

/// <summary>How a model writes its calls: the languages of the categories, and the formats that format sensitivity asks for.</summary>
public enum ReturnFormat
{
    /// <summary><c>[f(a=1)]</c></summary>
    Python,

    /// <summary><c>[f(a=1)]</c>, values in Java.</summary>
    Java,

    /// <summary><c>[f(a=1)]</c>, values in JavaScript.</summary>
    JavaScript,

    /// <summary><c>[{"function": "f", "parameters": {"a": 1}}]</c></summary>
    Json,

    /// <summary><c>&lt;functions>&lt;function name="f">&lt;params>&lt;param name="a" value="1" type="integer"/></c>…</summary>
    VerboseXml,

    /// <summary><c>&lt;functions>&lt;function name="f">&lt;param name="a" type="integer">1&lt;/param></c>…</summary>
    ConciseXml,
}
