using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>What a designer wrote, and the functionalities it covers: those asked for and any it added.</summary>
public sealed record DesignedApi(ApiDefinition Api, IReadOnlyList<string> Functionalities);
