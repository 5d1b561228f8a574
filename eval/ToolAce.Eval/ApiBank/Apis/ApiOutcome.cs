using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>What an API did: its output, or the text of the exception that it raised; or that it cannot run here at all.</summary>
internal readonly record struct ApiOutcome(PyValue Output, string? Exception, string? Unavailable = null)
{
    public static ApiOutcome Success { get; } = Of("success");

    public static ApiOutcome Of(PyValue output) => new(output, Exception: null);

    public static ApiOutcome Of(string output) => new(new PyValue.Str(output), Exception: null);

    public static ApiOutcome Raise(string message) => new(PyValue.None.Value, message);

    /// <summary>A model or a service that this project does not have.</summary>
    public static ApiOutcome NotHere(string what) => new(PyValue.None.Value, Exception: null, what);
}
