namespace ToolAce.Synthesis.Dialogs;

/// <summary>The assistant's four actions (ToolACE 2.2.1).</summary>
public enum AssistantAction
{
    /// <summary>Calls one or more APIs.</summary>
    Call,

    /// <summary>Asks for more information.</summary>
    Ask,

    /// <summary>Sums up what the tools gave.</summary>
    Summarise,

    /// <summary>Answers without tools.</summary>
    Answer,
}
