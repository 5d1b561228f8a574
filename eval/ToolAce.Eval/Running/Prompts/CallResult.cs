namespace ToolAce.Eval.Running.Prompts;

/// <summary>A call that was carried out: its text, its function's name, and what came back.</summary>
internal sealed record CallResult(string Call, string Name, string Result);
