using ToolAce.Core.Apis;

namespace ToolAce.Cycles.Browsing;

/// <summary>A tool with the tools it comes from, eldest first, and those evolved from it.</summary>
public sealed record ApiView(ApiDefinition Api, IReadOnlyList<ApiLine> Ancestors, IReadOnlyList<ApiLine> Descendants);
