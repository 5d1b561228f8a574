using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>What a designer wrote, and the functionalities it covers: those asked for and any it added.</summary>
public sealed record DesignedApi(ApiDefinition Api, IReadOnlyList<string> Functionalities)
{
    /// <summary>
    /// Where the designer gave no definition, how its question ended, in one word (<c>malformed</c>, <c>refused</c>, <c>failed</c>); the reason is then the description
    /// of <see cref="Api"/>. Null where there is a definition.
    /// </summary>
    public string? Unusable { get; init; }
}
