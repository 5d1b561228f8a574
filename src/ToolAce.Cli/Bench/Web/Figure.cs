namespace ToolAce.Cli.Bench.Web;

/// <summary>One measured number, the most it may be, both in <paramref name="Unit"/>, and what else was seen on the way.</summary>
internal sealed record Figure(string Name, double Value, double Limit, string Unit, IReadOnlyDictionary<string, object> Details)
{
    /// <summary>Whether it keeps to its limit.</summary>
    public bool Met => Value <= Limit;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Value} {Unit}, limit {Limit} {Unit}{(Met ? "" : ": NOT MET")}";
}
