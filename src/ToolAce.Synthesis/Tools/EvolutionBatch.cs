using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>What a stretch of attempts gave: accepted APIs, rejected ones with reasons, and the attempt to go on with.</summary>
public sealed record EvolutionBatch(IReadOnlyList<ApiDefinition> Apis, IReadOnlyList<RejectedApi> Rejected, int NextAttempt);
