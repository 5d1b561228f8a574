using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Calls;

/// <summary>A call as the benchmark's evaluator reads it out of a model's text. All values are texts; of arguments of one name the last is kept.</summary>
internal sealed record ExtractedCall(string Name, PyValue.Dict Arguments)
{
    /// <summary>Name and arguments as the records write them; None without a call.</summary>
    public static PyValue Recorded(ExtractedCall? call) =>
        call is null ? PyValue.None.Value : new PyValue.List(new List<PyValue> { new PyValue.Str(call.Name), call.Arguments });
}
