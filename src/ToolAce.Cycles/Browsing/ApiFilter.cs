namespace ToolAce.Cycles.Browsing;

/// <summary>Which tools to show; null lets all pass.</summary>
/// <param name="Text">Words that name or description holds, letter case aside.</param>
/// <param name="Domain">The whole name of a domain.</param>
/// <param name="Generation">How many evolutions it is away from the context tree.</param>
public sealed record ApiFilter(string? Text = null, string? Domain = null, int? Generation = null);
