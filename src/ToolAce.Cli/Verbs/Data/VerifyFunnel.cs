using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>Counts that balance: what came in is accepted, rejected, unsure or unreadable.</summary>
internal sealed class VerifyFunnel
{
    private readonly Dictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _rejected = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _unsure = new(StringComparer.Ordinal);

    public int In { get; private set; }

    public int Accepted => _outcomes.GetValueOrDefault("accepted");

    public int Rejected => _outcomes.GetValueOrDefault("rejected");

    public int Unsure => _outcomes.GetValueOrDefault("unsure");

    public int Unreadable => _outcomes.GetValueOrDefault(VerdictLine.Unreadable);

    /// <summary>Rejected dialogs by the check that decided; a dialog counts once.</summary>
    public IReadOnlyDictionary<string, int> RejectedBy => _rejected;

    /// <summary>Unsure ones likewise.</summary>
    public IReadOnlyDictionary<string, int> UnsureBy => _unsure;

    public void Add(VerdictLine line)
    {
        In++;
        Count(_outcomes, line.Outcome);
        switch (line.Outcome)
        {
            case "rejected":
                Count(_rejected, line.Check);
                break;
            case "unsure":
                Count(_unsure, line.Check);
                break;
        }
    }

    /// <summary>The checks that decided, a line each.</summary>
    public void Describe(Output output)
    {
        foreach (var (outcome, check, count) in RejectedBy.Select(c => ("rejected", c.Key, c.Value)).Concat(UnsureBy.Select(c => ("unsure", c.Key, c.Value))))
        {
            output.Line($"  {outcome} by {check}: {count}");
        }
    }

    private static void Count(IDictionary<string, int> counts, string key) => counts[key] = (counts.TryGetValue(key, out var known) ? known : 0) + 1;
}
