namespace ToolAce.Cycles.Results;

/// <summary>H_M of the same dialogs under the model before a training and after it, in nats a token.</summary>
public sealed record Complexities(IReadOnlyList<double> Before, IReadOnlyList<double> After);
