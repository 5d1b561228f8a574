namespace ToolAce.Synthesis.Dialogs;

/// <summary>One sample of the assistant's next message.</summary>
public sealed record AssistantAnswer(AssistantAction Action, string Text)
{
    /// <summary>What was thought before the decision; null where nobody said. It is no part of the message.</summary>
    public AssistantThinking? Thinking { get; init; }
}
