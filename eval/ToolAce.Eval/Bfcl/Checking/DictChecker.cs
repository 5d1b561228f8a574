using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Compares dicts, and lists of dicts, with the accepted ones. Only the values' own strings are normalised, nothing deeper.</summary>
internal static class DictChecker
{
    private static readonly PyValue.Str Omitted = new("");

    /// <summary>Null when some accepted dict fits; otherwise what is wrong with the last one.</summary>
    public static CheckResult? Check(string parameter, PyValue value, IReadOnlyList<PyValue> allowed)
    {
        CheckResult? error = null;
        for (var i = 0; i < allowed.Count; i++)
        {
            if (allowed[i] is PyValue.Str { Value: "" })
            {
                continue;
            }

            error = Compare(parameter, Entries(value), Entries(allowed[i]));
            if (error is null)
            {
                return null;
            }
        }

        return error ?? CheckResult.Wrong("dict_checker:unclear", "{0}: no dict is accepted", parameter);
    }

    /// <summary>Each accepted list is compared element by element, in order.</summary>
    public static CheckResult? CheckList(string parameter, PyValue.List value, IReadOnlyList<PyValue> allowed)
    {
        CheckResult? error = null;
        foreach (var accepted in allowed)
        {
            var items = ValueChecker.Items(accepted);
            error = items.Count == value.Items.Count
                ? CompareItems(parameter, value.Items, items)
                : CheckResult.Wrong("value_error:list_dict_count", "{0}: {1} dicts given, {2} accepted", parameter, value.Items.Count, items.Count);
            if (error is null)
            {
                return null;
            }
        }

        return error;
    }

    private static CheckResult? CompareItems(string parameter, List<PyValue> given, IReadOnlyList<PyValue> accepted)
    {
        for (var i = 0; i < given.Count; i++)
        {
            if (Check(parameter, given[i], [accepted[i]]) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static CheckResult? Compare(string parameter, PyValue.Dict given, PyValue.Dict accepted)
    {
        // A key left out is reported over an error in a given one.
        foreach (var (key, allowed) in accepted.Entries)
        {
            if (given.Find(key) is null && !MayBeOmitted(allowed))
            {
                return CheckResult.Wrong("value_error:dict_key", "{0}: key {1} is missing", parameter, key);
            }
        }

        foreach (var (key, value) in given.Entries)
        {
            if (accepted.Find(key) is not { } allowed)
            {
                return CheckResult.Wrong("value_error:dict_key", "{0}: unexpected key {1}", parameter, key);
            }

            if (!IsAccepted(ValueChecker.Items(allowed), Normalisation.Apply(value)))
            {
                return CheckResult.Wrong("value_error:dict_value", "{0}[{1}]: {2} is not among {3}", parameter, key, value, allowed);
            }
        }

        return null;
    }

    private static bool IsAccepted(IReadOnlyList<PyValue> accepted, PyValue normal)
    {
        for (var i = 0; i < accepted.Count; i++)
        {
            if (PyEquality.AreEqual(Normalisation.Apply(accepted[i]), normal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBeOmitted(PyValue allowed) => allowed switch
    {
        PyValue.Str => true,
        PyValue.List list => PyEquality.Contains(list.Items, Omitted),
        PyValue.Tuple tuple => PyEquality.Contains(tuple.Items, Omitted),
        PyValue.Dict dict => dict.Find(Omitted) is not null,
        _ => throw new CheckerException("TypeError", $"{allowed} is no list of accepted values"),
    };

    private static PyValue.Dict Entries(PyValue value) =>
        value as PyValue.Dict ?? throw new CheckerException("AttributeError", $"{value} is no dict");
}
