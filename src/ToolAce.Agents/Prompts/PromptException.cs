namespace ToolAce.Agents.Prompts;

/// <summary>A prompt file that cannot be used, or is used wrongly; the message names the prompt and what to mend.</summary>
public sealed class PromptException(string message) : Exception(message);
