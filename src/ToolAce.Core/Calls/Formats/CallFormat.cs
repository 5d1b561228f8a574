namespace ToolAce.Core.Calls.Formats;

/// <summary>How an assistant's calls are written.</summary>
public enum CallFormat
{
    /// <summary>The house's own: <c>[f(a=1)]</c> (<see cref="CallSyntax"/>). Evaluation asks for this one.</summary>
    Bracket,

    /// <summary>A JSON list of <c>{"name": ..., "arguments": {...}}</c>.</summary>
    Json,

    /// <summary>Elements <c>call</c> and <c>arg</c>, each value with its type.</summary>
    Xml,

    /// <summary>One JSON object a call between <c>&lt;tool_call&gt;</c> marks, as chat models of the ChatML family write them.</summary>
    Chatml,
}
