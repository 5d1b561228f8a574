using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// What a designer is asked for: a definition over <paramref name="Subtree"/>, inspired by <paramref name="Example"/> (null in generation 0),
/// with these diversity indicators applied. <paramref name="Seed"/> makes a scripted designer deterministic.
/// </summary>
public sealed record DesignBrief(Subtree Subtree, ApiDefinition? Example, IReadOnlyList<Indicator> Indicators, int Seed);
