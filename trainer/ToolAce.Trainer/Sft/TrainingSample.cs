namespace ToolAce.Trainer.Sft;

/// <summary>One dialog as tokens, with a mark on those that are trained. <paramref name="Id"/> names it in errors.</summary>
public sealed record TrainingSample(string Id, IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised);
