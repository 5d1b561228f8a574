using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>One call on its way: the arguments after type handling, and the world that it acts upon.</summary>
internal readonly record struct ApiCall(ApiWorld World, PyValue.Dict Input)
{
    /// <summary>An argument; None for one that may be left out and is.</summary>
    public PyValue this[string name] => Input.Find(name) ?? PyValue.None.Value;

    /// <summary>An argument of a textual type: calls are read out of text, so it is one.</summary>
    public string Text(string name) => ((PyValue.Str)this[name]).Value;

    public bool Has(string name) => Input.Find(name) is not null;
}
