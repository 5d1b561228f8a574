using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>
/// A result as the benchmark keeps it: <c>api_name</c> (not always), <c>input</c>, <c>output</c>, <c>exception</c>. A member that is asked for and missing
/// raises, as in Python.
/// </summary>
internal sealed class ApiResult(PyValue value)
{
    private PyValue? input;

    public PyValue Value { get; } = value;

    public PyValue Name => Member(Value, "api_name");

    public PyValue Input => input ?? Member(Value, "input");

    public PyValue Output => Member(Value, "output");

    public PyValue Exception => Member(Value, "exception");

    public static ApiResult Of(string? name, PyValue input, ApiOutcome outcome)
    {
        var members = new List<KeyValuePair<PyValue, PyValue>>(4);
        if (name is not null)
        {
            members.Add(new(Keys.Name, new PyValue.Str(name)));
        }

        members.Add(new(Keys.Input, input));
        members.Add(new(Keys.Output, outcome.Output));
        members.Add(new(Keys.Exception, outcome.Exception is { } text ? new PyValue.Str(text) : PyValue.None.Value));
        return new ApiResult(new PyValue.Dict(members));
    }

    /// <summary>An argument that must be there.</summary>
    public PyValue Argument(string name) => Member(Input, name);

    /// <summary>An argument on which a method of texts is called.</summary>
    public string Text(string name, string method) => TextOf(Argument(name), method);

    /// <summary>The text itself; anything else has no such method.</summary>
    public static string TextOf(PyValue value, string method) => value is PyValue.Str text
        ? text.Value
        : throw new PyRaisedException("AttributeError", $"'{TypeName(value)}' object has no attribute '{method}'");

    /// <summary>The input without one argument, here and in every later look.</summary>
    public void Drop(string name)
    {
        _ = Argument(name);
        input = new PyValue.Dict([.. ((PyValue.Dict)Input).Entries.Where(e => e.Key is not PyValue.Str key || key.Value != name)]);
    }

    /// <summary>The whole result as the checks leave it.</summary>
    public PyValue Left() => input is null || Value is not PyValue.Dict members
        ? Value
        : new PyValue.Dict([.. members.Entries.Select(e => e.Key is PyValue.Str { Value: "input" } ? KeyValuePair.Create(e.Key, input) : e)]);

    private static PyValue Member(PyValue value, string key) => value is PyValue.Dict dict
        ? dict.Find(key) ?? throw new PyRaisedException("KeyError", $"'{key}'")
        : throw new PyRaisedException("TypeError", $"'{TypeName(value)}' object is not subscriptable");

    private static string TypeName(PyValue value) => value switch
    {
        PyValue.None => "NoneType",
        PyValue.Bool => "bool",
        PyValue.Int => "int",
        PyValue.Float => "float",
        PyValue.List => "list",
        PyValue.Dict => "dict",
        _ => "str",
    };

    private static class Keys
    {
        public static readonly PyValue Name = new PyValue.Str("api_name");
        public static readonly PyValue Input = new PyValue.Str("input");
        public static readonly PyValue Output = new PyValue.Str("output");
        public static readonly PyValue Exception = new PyValue.Str("exception");
    }
}
