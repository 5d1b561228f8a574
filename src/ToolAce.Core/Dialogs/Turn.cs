namespace ToolAce.Core.Dialogs;

/// <summary>
/// One message. An assistant's calls stand in <paramref name="Text"/> in call syntax; a tool turn holds a JSON list
/// <c>[{"name": "...", "results": {...}}]</c>, one entry a call, in order.
/// </summary>
public sealed record Turn(Role Role, string Text);
