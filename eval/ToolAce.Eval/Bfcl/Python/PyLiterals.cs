using ToolAce.Core.Calls;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>The house's calls as the checker wants them.</summary>
internal static class PyLiterals
{
    public static PyValue.List Calls(IReadOnlyList<Call> calls) => new([.. calls.Select(Call)]);

    private static PyValue.Dict Call(Call call)
    {
        var arguments = new PyValue.Dict();
        foreach (var argument in call.Arguments)
        {
            arguments.Set(new PyValue.Str(argument.Name), Value(argument.Value));
        }

        return new PyValue.Dict([new(new PyValue.Str(call.Name), arguments)]);
    }

    private static PyValue Value(Literal literal) => literal switch
    {
        Literal.Null => PyValue.None.Value,
        Literal.Bool b => new PyValue.Bool(b.Value),
        Literal.Integer i => new PyValue.Int(i.Value),
        Literal.Real r => new PyValue.Float(r.Value),
        Literal.Text s => new PyValue.Str(s.Value),
        Literal.List list => new PyValue.List([.. list.Items.Select(Value)]),
        Literal.Map map => Dict(map),
        _ => throw new ArgumentOutOfRangeException(nameof(literal), literal.GetType(), "unknown literal"),
    };

    private static PyValue.Dict Dict(Literal.Map map)
    {
        var entries = new PyValue.Dict();
        foreach (var (key, value) in map.Entries)
        {
            entries.Set(new PyValue.Str(key), Value(value));
        }

        return entries;
    }
}
