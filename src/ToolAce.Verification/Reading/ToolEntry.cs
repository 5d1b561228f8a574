using ToolAce.Core.Calls;

namespace ToolAce.Verification.Reading;

/// <summary>One result in a tool turn.</summary>
internal sealed record ToolEntry(string Name, Literal Results);
