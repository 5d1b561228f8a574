namespace ToolAce.Synthesis.Dialogs;

/// <summary>What was thought before one turn. <paramref name="Turn"/> counts all turns of the dialog from 1.</summary>
public sealed record TurnThinking(int Turn, AssistantThinking Thinking);
