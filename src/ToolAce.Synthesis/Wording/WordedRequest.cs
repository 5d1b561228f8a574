namespace ToolAce.Synthesis.Wording;

/// <summary>A request in words.</summary>
/// <param name="Text">What the person says.</param>
/// <param name="Spoken">Of each call, its arguments' names in words, in the order in which the text has them.</param>
public sealed record WordedRequest(string Text, IReadOnlyList<IReadOnlyList<string>> Spoken);
