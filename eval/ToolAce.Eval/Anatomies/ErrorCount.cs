using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.Anatomies;

/// <summary>How often one error occurred in one category.</summary>
public sealed record ErrorCount(string Suite, string Category, ErrorClass Class, string ErrorType, int Count);
