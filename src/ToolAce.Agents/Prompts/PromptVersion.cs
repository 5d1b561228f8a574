namespace ToolAce.Agents.Prompts;

/// <summary>A prompt as it was at some time: its name, and the SHA-256 of its text (<see cref="Prompt.Sha256"/>).</summary>
public sealed record PromptVersion(string Name, string Sha256);
