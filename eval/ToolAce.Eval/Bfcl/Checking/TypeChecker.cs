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
        var given = PyTypes.Of(value);
        if (given == expected)
        {
            return items is null || AnyFits(parameter, ((PyValue.List)value).Items, allowed, items.Value)
                ? (variable, null)
                : (false, CheckResult.Wrong("type_error:nested", "{0}: the items' types fit no accepted value", parameter));
        }

        return accepted == given
            ? (true, null)
            : (false, CheckResult.Wrong("type_error:simple", "{0}: expected {1}, got {2} {3}", parameter, expected, given, value));
    }

    private static bool AnyFits(string parameter, List<PyValue> items, IReadOnlyList<PyValue> allowed, PyType type)
    {
        for (var i = 0; i < allowed.Count; i++)
        {
            if (ItemsFit(parameter, items, allowed[i], type))
            {
                return true;
            }
        }

        return false;
    }

    // An accepted value that is no list (the empty string of an optional parameter, or a name) lets every item pass.
    private static bool ItemsFit(string parameter, List<PyValue> items, PyValue accepted, PyType type)
    {
        if (accepted is not PyValue.List list)
        {
            return true;
        }

        foreach (var item in items)
        {
            if (Check(parameter, item, list.Items, type, items: null).Error is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static PyType? FirstType(IReadOnlyList<PyValue> allowed)
    {
        for (var i = 0; i < allowed.Count; i++)
        {
            if (allowed[i] is not PyValue.Str { Value: "" })
            {
                return PyTypes.Of(allowed[i]);
            }
        }

        return null;
    }
}
