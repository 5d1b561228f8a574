namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>What the checker says of one model result.</summary>
/// <param name="ErrorType">The official error type, null when the result is valid.</param>
/// <param name="Message">What went wrong, for reading.</param>
/// <param name="Results">The result of every executed call by turn, step and call; null when nothing was executed.</param>
/// <param name="Execution">The model's instances as they were left, null when there were none.</param>
internal sealed record MultiTurnVerdict(
    string? ErrorType, string? Message, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>? Results = null, MultiTurnExecution? Execution = null)
{
    public bool IsValid => ErrorType is null;
}
