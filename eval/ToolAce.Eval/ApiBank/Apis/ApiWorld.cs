using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>
/// The state that calls act upon. A fresh one costs nothing: it reads the initial databases and copies a table only when that is first written.
/// </summary>
internal sealed class ApiWorld(ApiDatabases databases)
{
    private const int Seed = 20230331;
    private Dictionary<string, PyValue.Dict>? written;
    private Random? random;

    public ApiDatabases Databases => databases;

    /// <summary>What the first call of <c>ForgotPassword</c> leaves for the second: the user whose password may be changed.</summary>
    public string? Forgetful { get; set; }

    /// <summary>Bank accounts opened in this world, beside the one that is always there.</summary>
    public List<string> Opened { get; } = ["test"];

    /// <summary>Draws what the benchmark draws at random: ids and tokens.</summary>
    public Random Random => random ??= new Random(Seed);

    public PyValue.Dict Read(string table) => written?.GetValueOrDefault(table) ?? databases.Table(table);

    public PyValue.Dict Write(string table)
    {
        written ??= [];
        if (!written.TryGetValue(table, out var own))
        {
            own = (PyValue.Dict)Copy(databases.Table(table));
            written.Add(table, own);
        }

        return own;
    }

    /// <summary>Whose token it is, or null.</summary>
    public string? UserOf(PyValue token)
    {
        foreach (var (user, account) in Read("Account").Entries)
        {
            if (((PyValue.Dict)account).Find("token") is { } known && PyEquality.AreEqual(known, token))
            {
                return ((PyValue.Str)user).Value;
            }
        }

        return null;
    }

    private static PyValue Copy(PyValue value) => value switch
    {
        PyValue.Dict dict => new PyValue.Dict(dict.Entries.Select(e => KeyValuePair.Create(e.Key, Copy(e.Value))).ToList()),
        PyValue.List list => new PyValue.List(list.Items.ConvertAll(Copy)),
        _ => value,
    };
}
