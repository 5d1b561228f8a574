using ToolAce.Core.Calls;

namespace ToolAce.Synthesis.Wording;

/// <summary>An argument as a person would mention it: its name in words (<c>new tank</c>), its value, whether the value is one of a few choices.</summary>
public sealed record RequestedArgument(string Name, Literal Value, bool IsChoice = false)
{
    /// <summary>The field of an earlier result that holds the value, in words; the value itself is then not spoken.</summary>
    public string? FromField { get; init; }
}
