namespace ToolAce.Core.Apis;

/// <summary>
/// Where an API comes from: its domain, the context-tree path, the functionalities it covers, the API that served as example (null in generation 0),
/// and the indicators applied to get here.
/// </summary>
public sealed record ApiLineage(
    string Domain,
    string Path,
    IReadOnlyList<string> Functionalities,
    string? Parent,
    IReadOnlyList<Indicator> Indicators,
    int Generation);
