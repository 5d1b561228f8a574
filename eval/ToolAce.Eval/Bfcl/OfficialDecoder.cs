using ToolAce.Eval.Bfcl.Formats;
using ToolAce.Eval.Bfcl.Java;
using ToolAce.Eval.Bfcl.JavaScript;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// The benchmark's own decoders. What they return is a list of one-key dicts <c>{name: {parameter: value}}</c>; anything may stand in it, or instead of it, so
/// <see cref="IsCallList"/> has to be asked before checking.
/// </summary>
public static class OfficialDecoder
{
    /// <summary>Decodes a prompted model's text: outer backticks and blanks go, missing outer brackets come, the rest is in the format.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue DecodePrompted(string text, ReturnFormat format = ReturnFormat.Python, bool toolCallTag = false) =>
        Decode(Bracketed(text), format, toolCallTag);

    /// <summary>Decodes a text in a format, without the clean-up of <see cref="DecodePrompted"/>.</summary>
    /// <param name="text">The model's text.</param>
    /// <param name="format">How the calls are written.</param>
    /// <param name="toolCallTag">Whether they stand between <c>&lt;TOOLCALL></c> and <c>&lt;/TOOLCALL></c>.</param>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue Decode(string text, ReturnFormat format, bool toolCallTag = false)
    {
        var inner = toolCallTag ? ToolCallTag.Content(text) : text;
        return format switch
        {
            ReturnFormat.Python => DecodeExpression(inner),
            ReturnFormat.Java => JavaDecoder.Decode(PyStrings.Inner(inner).ToString()),
            ReturnFormat.JavaScript => JavaScriptDecoder.Decode(PyStrings.Inner(inner).ToString()),
            ReturnFormat.Json => JsonCalls.Decode(inner),
            ReturnFormat.VerboseXml => XmlCalls.Verbose(inner),
            _ => XmlCalls.Concise(inner),
        };
    }

    /// <summary>Decodes one Python expression: a call, or a list of calls.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue DecodeExpression(string text) => Expression(text);

    /// <summary>Decodes a prompted model's Python calls to the strings that multi-turn items execute: <c>f(a=1, b='x')</c>.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static IReadOnlyList<string> DecodeExecutable(string text, bool toolCallTag = false) =>
        CallStrings.Of(Expression(toolCallTag ? ToolCallTag.Content(Bracketed(text)) : Bracketed(text)));

    /// <summary>Decodes a function-calling model's output: a list of <c>{name: arguments as a JSON text}</c>. The empty text is an empty list.</summary>
    /// <exception cref="FormatException">It is no such list, or an argument text is not JSON.</exception>
    public static PyValue DecodeFunctionCalls(PyValue output) => output switch
    {
        PyValue.Str { Value: "" } => new PyValue.List([]),
        PyValue.List list => new PyValue.List([.. list.Items.Select(DecodeFunctionCall)]),
        _ => throw new PySyntaxException("not a list of calls"),
    };

    /// <summary>Whether a decoded value is a list of one-key dicts whose values are dicts. The empty list is one.</summary>
    public static bool IsCallList(PyValue decoded)
    {
        if (decoded is not PyValue.List list)
        {
            return false;
        }

        foreach (var item in list.Items)
        {
            if (item is not PyValue.Dict { Count: 1 } call || call.Entries[0].Value is not PyValue.Dict)
            {
                return false;
            }
        }

        return true;
    }

    private static string Bracketed(string text)
    {
        var trimmed = text.Trim('`', '\n', ' ');
        trimmed = trimmed.StartsWith('[') ? trimmed : "[" + trimmed;
        return trimmed.EndsWith(']') ? trimmed : trimmed + "]";
    }

    private static PyValue.List Expression(string text)
    {
        try
        {
            return PyDecoding.Calls(PyParser.Parse(PyStrings.Strip(text).Trim('\'')));
        }
        catch (InsufficientExecutionStackException)
        {
            throw new PySyntaxException("nested too deeply", "RecursionError");
        }
    }

    private static PyValue DecodeFunctionCall(PyValue call) => call is PyValue.Dict { Entries: [{ Value: PyValue.Str arguments } first, ..] }
        ? new PyValue.Dict([new(first.Key, PyJson.Parse(arguments.Value))])
        : throw new PySyntaxException("not a name with its arguments as a JSON text");
}
