namespace ToolAce.Cycles.Learning;

/// <summary>A model to open: a base in Hugging Face layout, and the folder of an adapter on it or null.</summary>
public sealed record ModelSource(string BaseFolder, string? AdapterFolder);
