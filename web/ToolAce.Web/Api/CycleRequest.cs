using ToolAce.Cycles.Configuration;

namespace ToolAce.Web.Api;

/// <summary>A cycle to run: its config as text, what messages call it, and where its relative paths are looked for.</summary>
public sealed record CycleRequest(string Config, string Source, ConfigPaths Paths);
