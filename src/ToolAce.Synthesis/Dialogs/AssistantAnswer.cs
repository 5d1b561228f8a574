namespace ToolAce.Synthesis.Dialogs;

/// <summary>One sample of the assistant's next message.</summary>
public sealed record AssistantAnswer(AssistantAction Action, string Text);
