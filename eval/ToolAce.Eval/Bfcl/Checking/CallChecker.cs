using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Checks one call against one answer: name, required parameters, then each argument in the order given, then what was left out.</summary>
internal static class CallChecker
{
    private static readonly PyValue.Str Omitted = new("");

    public static CheckResult Check(FunctionDoc function, PyValue.Dict call, ExpectedCall answer, CallLanguage language, bool underscoreToDot)
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

            if (CheckArgument(parameter.Value, value, allowed, type, language) is { } error)
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

    private static CheckResult? CheckArgument(string parameter, PyValue given, IReadOnlyList<PyValue> allowed, ParameterType declared, CallLanguage language)
    {
        var expected = ArgumentTypes.Of(declared.Word, language);
        if (language != CallLanguage.Python && given is not PyValue.Str)
        {
            return CheckResult.Wrong(language == CallLanguage.Java ? "type_error:java" : "type_error:js", "{0}: expected {1} source as text, got {2}", parameter, language, given);
        }

        var items = ArgumentTypes.OfItems(declared, language);
        var value = ArgumentTypes.Convert(given, declared, language);
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
}
