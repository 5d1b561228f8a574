using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// The benchmark's own decoders for Python categories. What they return is a list of one-key dicts <c>{name: {parameter: value}}</c>; anything may stand in
/// it, so <see cref="IsCallList"/> has to be asked before checking.
/// </summary>
public static class OfficialDecoder
{
    /// <summary>Decodes a prompted model's text: outer backticks, blanks and quotes go, missing outer brackets come, the rest is one Python expression.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue DecodePrompted(string text)
    {
        var trimmed = text.Trim('`', '\n', ' ');
        trimmed = trimmed.StartsWith('[') ? trimmed : "[" + trimmed;
        trimmed = trimmed.EndsWith(']') ? trimmed : trimmed + "]";
        return DecodeExpression(trimmed);
    }

    /// <summary>Decodes one Python expression: a call, or a list of calls.</summary>
    /// <exception cref="FormatException">The text does not decode.</exception>
    public static PyValue DecodeExpression(string text)
    {
        try
        {
            return PyDecoding.Calls(PyParser.Parse(text.Trim().Trim('\'')));
        }
        catch (InsufficientExecutionStackException)
        {
            throw new PySyntaxException("nested too deeply");
        }
    }

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

    private static PyValue DecodeFunctionCall(PyValue call) => call is PyValue.Dict { Entries: [{ Value: PyValue.Str arguments } first, ..] }
        ? new PyValue.Dict([new(first.Key, PyJson.Parse(arguments.Value))])
        : throw new PySyntaxException("not a name with its arguments as a JSON text");
}
