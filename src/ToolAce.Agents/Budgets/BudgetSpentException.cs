namespace ToolAce.Agents.Budgets;

/// <summary>A request was not sent because the stage's budget is spent. Asking again cannot help; raising the budget does.</summary>
public sealed class BudgetSpentException(string message) : Exception(message)
{
    /// <summary>Whether it is the budget of money; else it is that of tokens.</summary>
    public bool OfMoney { get; init; }
}
