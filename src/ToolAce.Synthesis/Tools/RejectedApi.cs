using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>A definition that the quality gate held back: which check, and why.</summary>
public sealed record RejectedApi(ApiDefinition Api, string Check, string Reason);
