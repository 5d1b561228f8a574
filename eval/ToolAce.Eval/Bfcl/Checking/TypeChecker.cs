using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Checks an argument's type against the declared one and against that of the accepted values.</summary>
internal static class TypeChecker
{
    /// <summary>
    /// <c>Variable</c> tells that the accepted values are of another type than declared (a name stands for a value); such arguments are compared plainly.
    /// <c>Error</c> is null when the type fits.
    /// </summary>
    public static (bool Variable, CheckResult? Error) Check(string parameter, PyValue value, IReadOnlyList<PyValue> allowed, PyType expected, PyType? items)
    {
        var accepted = FirstType(allowed);
        var variable = accepted is { } type && type != expected;
        if (PyTypes.Of(value) == expected)
        {
            return items is null || ((PyValue.List)value).Items is var list && allowed.Any(a => ItemsFit(parameter, list, a, items.Value))
                ? (variable, null)
                : (false, CheckResult.Wrong("type_error:nested", $"{parameter}: the items' types fit no accepted value"));
        }

        return accepted == PyTypes.Of(value)
            ? (true, null)
            : (false, CheckResult.Wrong("type_error:simple", $"{parameter}: expected {expected}, got {PyTypes.Of(value)} {value}"));
    }

    // An accepted value that is no list (the empty string of an optional parameter, or a name) lets every item pass.
    private static bool ItemsFit(string parameter, IReadOnlyList<PyValue> items, PyValue accepted, PyType type) =>
        accepted is not PyValue.List list || items.All(i => Check(parameter, i, list.Items, type, items: null).Error is null);

    private static PyType? FirstType(IReadOnlyList<PyValue> allowed)
    {
        foreach (var value in allowed)
        {
            if (value is not PyValue.Str { Value: "" })
            {
                return PyTypes.Of(value);
            }
        }

        return null;
    }
}
