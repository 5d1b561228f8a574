namespace ToolAce.Cycles.Browsing;

/// <summary>A tool in one line.</summary>
/// <param name="Number">Its place in the pool, from 0: names may come twice with other parameters.</param>
/// <param name="Parent">The tool that it was evolved from; null in generation 0.</param>
/// <param name="Indicators">What was changed, by the words of the paper's diversity indicators.</param>
public sealed record ApiLine(long Number, string Name, string Description, string Domain, long Generation, string? Parent, string Indicators);
