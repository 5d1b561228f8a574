using ToolAce.Core.Apis;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Bench.Synthesis;

/// <summary>A pool of APIs, the context tree it was evolved over, and how long both took from the first document on.</summary>
internal sealed record Pool(ContextTree Tree, SchemaValues Values, IReadOnlyList<ApiDefinition> Apis, double Seconds);
