using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Looks into tables of rows.</summary>
internal static class Rows
{
    /// <summary>The first row of a user that has one of the given values, and its key.</summary>
    public static KeyValuePair<PyValue, PyValue.Dict>? Find(PyValue.Dict table, string user, params ReadOnlySpan<(string Column, PyValue Value)> any)
    {
        foreach (var (key, value) in table.Entries)
        {
            var row = (PyValue.Dict)value;
            if (row.Find("username") is not PyValue.Str owner || owner.Value != user)
            {
                continue;
            }

            foreach (var (column, wanted) in any)
            {
                if (row.Find(column) is { } found && PyEquality.AreEqual(found, wanted))
                {
                    return new(key, row);
                }
            }
        }

        return null;
    }

    /// <summary>A row of a user with some of a call's arguments.</summary>
    public static PyValue.Dict Of(string user, ApiCall call, params ReadOnlySpan<string> columns)
    {
        var row = new PyValue.Dict();
        row.Set("username", new PyValue.Str(user));
        foreach (var column in columns)
        {
            row.Set(column, call[column]);
        }

        return row;
    }

    /// <summary>Adds a row under the number after the greatest; 0 in an empty table.</summary>
    public static void Append(PyValue.Dict table, PyValue.Dict row)
    {
        var next = table.Entries.Count == 0 ? 0 : table.Entries.Max(e => e.Key is PyValue.Str text ? int.Parse(text.Value) : (int)((PyValue.Int)e.Key).Value) + 1;
        table.Set(next.ToString(), row);
    }

    /// <summary>Adds a row under how many there then are, as a number: never equal to a text, so nothing is overwritten.</summary>
    public static void Count(PyValue.Dict table, PyValue.Dict row) => table.Set(new PyValue.Int(table.Count + 1), row);
}
