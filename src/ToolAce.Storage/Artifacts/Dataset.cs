namespace ToolAce.Storage.Artifacts;

/// <summary>What a writer knows of its data set when it closes it.</summary>
internal sealed record Dataset(int RowsPerPart, IReadOnlyList<ManifestColumn> Columns, IReadOnlyDictionary<string, long> Rows);
