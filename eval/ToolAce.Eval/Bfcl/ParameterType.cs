namespace ToolAce.Eval.Bfcl;

/// <summary>A parameter's type word and, for arrays and tuples, its items' type word; null where the file has none.</summary>
public sealed record ParameterType(string? Word, string? ItemWord);
