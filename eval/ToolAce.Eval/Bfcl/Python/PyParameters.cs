namespace ToolAce.Eval.Bfcl.Python;

/// <summary>A lambda's parameters. <paramref name="PositionalOnly"/> counts those before <c>/</c>; <paramref name="Rest"/> is the name behind <c>*</c>.</summary>
internal sealed record PyParameters(
    IReadOnlyList<(string Name, PyNode? Default)> Plain, int PositionalOnly, string? Rest, IReadOnlyList<(string Name, PyNode? Default)> KeywordOnly, string? Keywords);
