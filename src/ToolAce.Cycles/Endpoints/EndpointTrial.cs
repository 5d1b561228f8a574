namespace ToolAce.Cycles.Endpoints;

/// <summary>What came of one small question to an endpoint: whether it answered as it should, what it said or why not, and how long it took.</summary>
public sealed record EndpointTrial(bool Works, string Message, double Seconds);
