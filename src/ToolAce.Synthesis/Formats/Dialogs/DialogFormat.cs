namespace ToolAce.Synthesis.Formats.Dialogs;

/// <summary>How a row says a dialog.</summary>
public enum DialogFormat
{
    /// <summary>A dialog of this program: <c>turns</c>.</summary>
    Own,

    /// <summary>ToolACE's public set: <c>system</c> with the tools in it, <c>conversations</c> of user, assistant and tool.</summary>
    ToolAce,

    /// <summary>ShareGPT: <c>conversations</c> of human, gpt and observation, <c>tools</c> beside them.</summary>
    ShareGpt,

    /// <summary>Chat APIs: <c>messages</c> with <c>tool_calls</c>, and <c>tools</c>.</summary>
    OpenAi,
}
