namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>What became of a call.</summary>
internal abstract record ApiReply
{
    private ApiReply()
    {
    }

    /// <summary>The API ran.</summary>
    public sealed record Ran(ApiResult Result) : ApiReply;

    /// <summary>The call was refused with a Python exception of this type.</summary>
    public sealed record Refused(string Type, string Message) : ApiReply;

    /// <summary>The API cannot run here, or would not end.</summary>
    public sealed record NotHere(string Reason) : ApiReply;
}
