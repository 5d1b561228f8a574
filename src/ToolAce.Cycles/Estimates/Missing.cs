namespace ToolAce.Cycles.Estimates;

/// <summary>Something a cycle needs and does not find: which config key asks for it, what is missing, and how to get it.</summary>
public sealed record Missing(string Key, string What, string How);
