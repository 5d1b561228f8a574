using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Checking;

/// <summary>Compares strings and lists with the accepted values.</summary>
internal static class ValueChecker
{
    private const string NotAmong = "{0}: {1} is not among {2}";

    public static CheckResult? CheckText(string parameter, PyValue.Str value, IReadOnlyList<PyValue> allowed)
    {
        var normal = value.Normal.Value;
        for (var i = 0; i < allowed.Count; i++)
        {
            if (allowed[i] is PyValue.Str text && text.Normal.Value == normal)
            {
                return null;
            }
        }

        return CheckResult.Wrong("value_error:string", NotAmong, parameter, value, allowed);
    }

    public static CheckResult? CheckList(string parameter, PyValue.List value, IReadOnlyList<PyValue> allowed)
    {
        // All accepted values are looked at even behind a match: one without a length ends the official check.
        var found = false;
        for (var i = 0; i < allowed.Count; i++)
        {
            found |= SameItems(Items(allowed[i]), value.Items);
        }

        return found ? null : CheckResult.Wrong("value_error:list/tuple", NotAmong, parameter, value, allowed);
    }

    public static CheckResult? CheckPlain(string parameter, PyValue value, IReadOnlyList<PyValue> allowed) => PyEquality.Contains(allowed, value)
        ? null
        : CheckResult.Wrong("value_error:others", NotAmong, parameter, value, allowed);

    /// <summary>What Python gives by index from 0 to the length: a string's characters, a list's items.</summary>
    public static IReadOnlyList<PyValue> Items(PyValue value) => value switch
    {
        PyValue.List list => list.Items,
        PyValue.Tuple tuple => tuple.Items,
        PyValue.Str { Value: "" } => [],
        PyValue.Str text => [.. text.Value.EnumerateRunes().Select(r => new PyValue.Str(r.ToString()))],
        PyValue.Dict { Entries.Count: 0 } => [],
        PyValue.Dict => throw new CheckerException("KeyError", "an accepted value is a dict where a list is due"),
        _ => throw new CheckerException("TypeError", $"an accepted value, {value}, has no length"),
    };

    private static bool SameItems(IReadOnlyList<PyValue> accepted, List<PyValue> given)
    {
        if (accepted.Count != given.Count)
        {
            return false;
        }

        for (var i = 0; i < given.Count; i++)
        {
            if (!PyEquality.AreEqual(Normalisation.Apply(accepted[i]), Normalisation.Apply(given[i])))
            {
                return false;
            }
        }

        return true;
    }
}
