using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Checks one call against one answer: name, required parameters, then each argument in the order given, then what was left out.</summary>
internal static class CallChecker
{
    private static readonly PyValue.Str Omitted = new("");

    public static CheckResult Check(FunctionDoc function, PyValue.Dict call, ExpectedCall answer, bool underscoreToDot)
    {
        var name = underscoreToDot ? function.Name.Replace('.', '_') : function.Name;
        if (call.Find(name) is not PyValue.Dict arguments)
        {
            return CheckResult.Wrong("simple_function_checker:wrong_func_name", "expected a call of {0}, got {1}", name, call.Entries[0].Key);
        }

        for (var i = 0; i < function.Required.Count; i++)
        {
            var required = function.Required[i];
            if (arguments.Find(required) is null)
            {
                return CheckResult.Wrong("simple_function_checker:missing_required", "'{0}' is required", required);
            }
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            var (key, value) = arguments.Entries[i];
            if (key is not PyValue.Str parameter || !function.Parameters.TryGetValue(parameter.Value, out var type) || answer.Find(parameter.Value) is not { } allowed)
            {
                return CheckResult.Wrong("simple_function_checker:unexpected_param", "unexpected parameter {0}", key);
            }

            if (CheckArgument(parameter.Value, value, allowed, type) is { } error)
            {
                return error;
            }
        }

        for (var i = 0; i < answer.Parameters.Count; i++)
        {
            var (parameter, allowed) = answer.Parameters[i];
            if (arguments.Find(parameter) is null && !PyEquality.Contains(allowed, Omitted))
            {
                return CheckResult.Wrong("simple_function_checker:missing_optional", "'{0}' must not be left out here", parameter);
            }
        }

        return CheckResult.Correct;
    }

    private static CheckResult? CheckArgument(string parameter, PyValue given, IReadOnlyList<PyValue> allowed, ParameterType declared)
    {
        var expected = PyTypes.OfWord(declared.Word);
        var items = declared.Word is "array" or "tuple" ? PyTypes.OfWord(declared.ItemWord) : (PyType?)null;
        var value = (given, declared.Word) switch
        {
            (PyValue.Tuple tuple, "tuple") => new PyValue.List(tuple.Items),
            (PyValue.Int whole, "float") => new PyValue.Float(ToFloat(whole)),
            _ => given,
        };
        var (variable, error) = TypeChecker.Check(parameter, value, allowed, expected, items);
        if (error is not null)
        {
            return error;
        }

        return (value, expected, variable) switch
        {
            (_, PyType.Dict, false) => DictChecker.Check(parameter, value, allowed),
            (PyValue.List list, PyType.List, false) when items == PyType.Dict => DictChecker.CheckList(parameter, list, allowed),
            (PyValue.List list, PyType.List, false) => ValueChecker.CheckList(parameter, list, allowed),
            (PyValue.Str text, PyType.Str, false) => ValueChecker.CheckText(parameter, text, allowed),
            _ => ValueChecker.CheckPlain(parameter, value, allowed),
        };
    }

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
