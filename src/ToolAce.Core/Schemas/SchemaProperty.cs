namespace ToolAce.Core.Schemas;

/// <summary>A named member of a dictionary schema.</summary>
public sealed record SchemaProperty(string Name, Schema Schema);
