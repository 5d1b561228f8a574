namespace ToolAce.Eval.General;

/// <summary>An item's answer, judged. <paramref name="ErrorType"/> and <paramref name="Message"/> are null when right.</summary>
internal sealed record Answer(string Text, string? ErrorType, string? Message, int PromptTokens, int Tokens);
