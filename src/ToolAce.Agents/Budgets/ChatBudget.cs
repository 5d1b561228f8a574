namespace ToolAce.Agents.Budgets;

/// <summary>What a stage may spend.</summary>
public sealed record ChatBudget
{
    /// <summary>Tokens, read and written together; null means any number.</summary>
    public long? Tokens { get; init; }

    /// <summary>Money, in the currency of the prices; null means any sum.</summary>
    public decimal? Money { get; init; }

    /// <exception cref="ArgumentException">One of them cannot be.</exception>
    internal ChatBudget Checked() =>
        Tokens < 0 || Money < 0 ? throw new ArgumentException("A budget is at least 0, or none is given.") : this;
}
