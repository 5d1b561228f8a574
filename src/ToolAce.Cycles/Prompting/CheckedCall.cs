using ToolAce.Core.Calls;

namespace ToolAce.Cycles.Prompting;

/// <summary>A call, and every way in which it does not fit its tool's schema.</summary>
public sealed record CheckedCall(Call Call, IReadOnlyList<string> Problems);
