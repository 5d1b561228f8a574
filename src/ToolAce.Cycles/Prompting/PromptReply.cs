namespace ToolAce.Cycles.Prompting;

/// <summary>What came of a request: the base's answer, the tuned model's where there is an adapter; or why there is none.</summary>
public sealed record PromptReply(PromptAnswer? Base, PromptAnswer? Tuned, string? Problem = null);
