using System.Globalization;
using System.Numerics;
using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Checks names and types of a call's arguments, all texts, in the order given, and runs it.</summary>
internal sealed class ApiManager(ApiCatalog catalog)
{
    private const int MaximumDigits = 4300;

    public ApiReply Call(ApiWorld world, string name, PyValue.Dict arguments)
    {
        if (catalog.Find(name) is not { } signature || catalog.Behaviour(name) is not { } api)
        {
            return new ApiReply.Refused("Exception", "invalid tool name.");
        }

        var processed = new PyValue.Dict();
        foreach (var (key, value) in arguments.Entries)
        {
            var parameter = ((PyValue.Str)key).Value;
            if (signature.Type(parameter) is not { } type)
            {
                return new ApiReply.Refused("AssertionError", $"invalid parameter name. parameter: {parameter}");
            }

            var (converted, refused) = Convert(((PyValue.Str)value).Value, type);
            if (refused is not null)
            {
                return refused;
            }

            processed.Set(key, converted);
        }

        if (Missing(signature, api, processed) is { } missing)
        {
            return new ApiReply.Refused("TypeError", missing);
        }

        var input = Input(signature, api, processed);
        var outcome = api.Run(new ApiCall(world, input));
        return outcome.Unavailable is { } reason
            ? new ApiReply.NotHere(reason)
            : new ApiReply.Ran(ApiResult.Of(api.NamesItself ? name : null, api.KeepsInput ? input : PyValue.None.Value, outcome));
    }

    private static (PyValue Value, ApiReply.Refused? Refused) Convert(string text, string type) => type switch
    {
        "int" => Integer(text),
        "float" => Real(text),
        "bool" => (new PyValue.Bool(text == "True"), null),
        "str" or "list" or "list(str)" => (new PyValue.Str(text), null),
        _ => (PyValue.None.Value, new ApiReply.Refused("Exception", "invalid parameter type.")),
    };

    // str.isdigit also takes superscripts and the like, which int() then refuses.
    private static (PyValue Value, ApiReply.Refused? Refused) Integer(string text)
    {
        if (!PyDigits.AreDigits(text))
        {
            return (PyValue.None.Value, new ApiReply.Refused("AssertionError", $"invalid parameter type. parameter: {text}"));
        }

        if (PyDigits.Ascii(text) is not { } digits)
        {
            return (PyValue.None.Value, new ApiReply.Refused("ValueError", $"invalid literal for int() with base 10: {PyText.Repr(text)}"));
        }

        return digits.Length > MaximumDigits
            ? (PyValue.None.Value, new ApiReply.Refused(
                "ValueError",
                $"Exceeds the limit ({MaximumDigits} digits) for integer string conversion: value has {digits.Length} digits; use sys.set_int_max_str_digits() to increase the limit"))
            : (new PyValue.Int(BigInteger.Parse(digits, CultureInfo.InvariantCulture)), null);
    }

    private static (PyValue Value, ApiReply.Refused? Refused) Real(string text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text.Remove(point, 1);
        if (!PyDigits.AreDigits(whole))
        {
            return (PyValue.None.Value, new ApiReply.Refused("AssertionError", "invalid parameter type."));
        }

        return PyDigits.Ascii(whole) is { } digits
            ? (new PyValue.Float(double.Parse(point < 0 ? digits : PyDigits.Ascii(text[..point]) + "." + PyDigits.Ascii(text[(point + 1)..]), CultureInfo.InvariantCulture)), null)
            : (PyValue.None.Value, new ApiReply.Refused("ValueError", $"could not convert string to float: {PyText.Repr(text)}"));
    }

    private static string? Missing(ApiSignature signature, BankApi api, PyValue.Dict given)
    {
        List<string>? missing = null;
        foreach (var (name, _) in signature.Parameters)
        {
            if (given.Find(name) is null && !api.Defaulted.Contains(name) && !api.Optional.Contains(name))
            {
                (missing ??= []).Add($"'{name}'");
            }
        }

        if (missing is null)
        {
            return null;
        }

        var text = new StringBuilder(signature.Name).Append(".call() missing ").Append(missing.Count).Append(" required positional argument")
            .Append(missing.Count == 1 ? ": " : "s: ");
        for (var i = 0; i < missing.Count; i++)
        {
            var last = i == missing.Count - 1;
            text.Append(i == 0 ? "" : !last ? ", " : i == 1 ? " and " : ", and ").Append(missing[i]);
        }

        return text.ToString();
    }

    // In the order declared; what may be absent comes last, as given.
    private static PyValue.Dict Input(ApiSignature signature, BankApi api, PyValue.Dict given)
    {
        var input = new List<KeyValuePair<PyValue, PyValue>>(signature.Parameters.Count);
        foreach (var (name, _) in signature.Parameters)
        {
            if (!api.Optional.Contains(name))
            {
                input.Add(new(new PyValue.Str(name), given.Find(name) ?? PyValue.None.Value));
            }
        }

        if (api.Optional.Count > 0)
        {
            input.AddRange(given.Entries.Where(e => api.Optional.Contains(((PyValue.Str)e.Key).Value)));
        }

        return new PyValue.Dict(input);
    }
}
