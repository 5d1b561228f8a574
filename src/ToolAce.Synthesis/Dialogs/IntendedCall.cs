using ToolAce.Core.Apis;
using ToolAce.Core.Calls;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>A call the person has in mind. With <paramref name="Link"/>, one more argument comes from an earlier result.</summary>
public sealed record IntendedCall(ApiDefinition Api, IReadOnlyList<Argument> Arguments, ResultLink? Link = null)
{
    /// <summary>Parameter names in the order in which the person spoke of them; empty where they were never spoken in one breath.</summary>
    public IReadOnlyList<string> Spoken { get; init; } = [];
}
