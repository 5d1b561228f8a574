namespace ToolAce.Storage.Artifacts;

/// <summary>A file of an artifact: its path inside the folder with '/', its size, its hash in hexadecimal, and its rows if it is a data set's part.</summary>
public sealed record ManifestFile(string Path, long Bytes, string Sha256, long? Rows);
