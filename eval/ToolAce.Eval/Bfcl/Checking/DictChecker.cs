using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Compares dicts, and lists of dicts, with the accepted ones. Only the values' own strings are normalised, nothing deeper.</summary>
internal static class DictChecker
{
    private static readonly PyValue.Str Omitted = new("");

    /// <summary>Null when some accepted dict fits; otherwise what is wrong with the last one.</summary>
    public static CheckResult? Check(string parameter, PyValue value, IReadOnlyList<PyValue> allowed)
    {
        CheckResult? error = CheckResult.Wrong("dict_checker:unclear", $"{parameter}: no dict is accepted");
        foreach (var accepted in allowed.Where(a => a is not PyValue.Str { Value: "" }))
        {
            error = Compare(parameter, Entries(value), Entries(accepted));
            if (error is null)
            {
                return null;
            }
        }

        return error;
    }

    /// <summary>Each accepted list is compared element by element, in order.</summary>
    public static CheckResult? CheckList(string parameter, PyValue.List value, IReadOnlyList<PyValue> allowed)
    {
        CheckResult? error = null;
        foreach (var accepted in allowed)
        {
            var items = ValueChecker.Items(accepted);
            error = items.Count == value.Items.Count
                ? value.Items.Zip(items, (given, due) => Check(parameter, given, [due])).FirstOrDefault(e => e is not null)
                : CheckResult.Wrong("value_error:list_dict_count", $"{parameter}: {value.Items.Count} dicts given, {items.Count} accepted");
            if (error is null)
            {
                return null;
            }
        }

        return error;
    }

    private static CheckResult? Compare(string parameter, PyValue.Dict given, PyValue.Dict accepted)
    {
        // A key left out is reported over an error in a given one.
        foreach (var (key, allowed) in accepted.Entries)
        {
            if (given.Find(key) is null && !MayBeOmitted(allowed))
            {
                return CheckResult.Wrong("value_error:dict_key", $"{parameter}: key {key} is missing");
            }
        }

        foreach (var (key, value) in given.Entries)
        {
            if (accepted.Find(key) is not { } allowed)
            {
                return CheckResult.Wrong("value_error:dict_key", $"{parameter}: unexpected key {key}");
            }

            if (!PyEquality.Contains(ValueChecker.Items(allowed).Select(Normalisation.Apply), Normalisation.Apply(value)))
            {
                return CheckResult.Wrong("value_error:dict_value", $"{parameter}[{key}]: {value} is not among {allowed}");
            }
        }

        return null;
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
