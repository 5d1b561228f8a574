namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// The structured thinking before a function call (ToolACE 2.2.1; the steps are ours). It is kept beside the dialog and never trained on.
/// </summary>
/// <param name="Request">What the person wants.</param>
/// <param name="Functions">Which functions serve it, and why no others.</param>
/// <param name="Values">Where the value of each parameter comes from.</param>
/// <param name="Missing">Required parameters that nobody has given a value for.</param>
public sealed record AssistantThinking(string Request, string Functions, string Values, string Missing);
