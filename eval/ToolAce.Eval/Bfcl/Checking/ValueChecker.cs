using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Compares strings and lists with the accepted values.</summary>
internal static class ValueChecker
{
    public static CheckResult? CheckText(string parameter, PyValue.Str value, IReadOnlyList<PyValue> allowed)
    {
        var normal = Normalisation.Apply(value.Value);
        return allowed.Any(a => a is PyValue.Str text && Normalisation.Apply(text.Value) == normal)
            ? null
            : CheckResult.Wrong("value_error:string", $"{parameter}: {value} is not among {Shown(allowed)}");
    }

    public static CheckResult? CheckList(string parameter, PyValue.List value, IReadOnlyList<PyValue> allowed)
    {
        var normal = new PyValue.List([.. value.Items.Select(Normalisation.Apply)]);
        var accepted = allowed.Select(a => new PyValue.List([.. Items(a).Select(Normalisation.Apply)])).ToList();
        return PyEquality.Contains(accepted, normal)
            ? null
            : CheckResult.Wrong("value_error:list/tuple", $"{parameter}: {value} is not among {Shown(allowed)}");
    }

    public static CheckResult? CheckPlain(string parameter, PyValue value, IReadOnlyList<PyValue> allowed) =>
        PyEquality.Contains(allowed, value) ? null : CheckResult.Wrong("value_error:others", $"{parameter}: {value} is not among {Shown(allowed)}");

    /// <summary>What Python gives by index from 0 to the length: a string's characters, a list's items.</summary>
    public static IReadOnlyList<PyValue> Items(PyValue value) => value switch
    {
        PyValue.List list => list.Items,
        PyValue.Tuple tuple => tuple.Items,
        PyValue.Str text => [.. text.Value.EnumerateRunes().Select(r => new PyValue.Str(r.ToString()))],
        PyValue.Dict { Entries.Count: 0 } => [],
        PyValue.Dict => throw new CheckerException("KeyError", "an accepted value is a dict where a list is due"),
        _ => throw new CheckerException("TypeError", $"an accepted value, {value}, has no length"),
    };

    public static string Shown(IReadOnlyList<PyValue> allowed) => PyText.Repr(new PyValue.List(allowed));
}
