namespace ToolAce.Cycles.Models;

/// <summary>A model folder that a person wants at hand: its name here, and the folder, absolute.</summary>
public sealed record RegisteredModel(string Name, string Folder, DateTimeOffset AddedAt);
