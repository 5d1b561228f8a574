namespace ToolAce.Storage.Artifacts;

/// <summary>A data set's column and its type in DuckDB's notation; JSON stands for text that holds JSON.</summary>
public sealed record ManifestColumn(string Name, string Type);
