namespace ToolAce.Synthesis.Dialogs;

/// <summary>What a person says; a scripted one also hands over what is meant.</summary>
public sealed record UserMessage(string Text, UserIntent? Intent);
