namespace ToolAce.Core.Dialogs;

/// <summary>
/// H_M(x, y) = -(1/n) Σ log p_M(t_i | x, t_&lt;i) over the answer's n tokens, natural logarithm (ToolACE eq. 1), under one model version.
/// </summary>
public sealed record Complexity(string ModelVersion, double Value, int Tokens);
