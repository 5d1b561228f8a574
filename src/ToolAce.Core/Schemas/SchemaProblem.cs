namespace ToolAce.Core.Schemas;

/// <summary>Why a value does not fit its schema: <paramref name="Kind"/> at <paramref name="Path"/> (<c>address.city</c>, <c>tags[2]</c>; empty for the whole).</summary>
public sealed record SchemaProblem(SchemaProblemKind Kind, string Path, string Message);
