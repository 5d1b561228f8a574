namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// An agent has nothing that can be used, so that this one dialog cannot go on. The message is the reason for dropping it: a word for the funnel, a colon, a sentence.
/// </summary>
public sealed class DialogAgentException(string reason) : Exception(reason);
