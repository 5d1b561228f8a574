using ToolAce.Agents.Structured;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>One sample as its asker wrote it down: its number, what came of asking, and the number that the endpoint said.</summary>
internal sealed record AskedSample(int Sample, StructuredOutcome Outcome, int? Said);
