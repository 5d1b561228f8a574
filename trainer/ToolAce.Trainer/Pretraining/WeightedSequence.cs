namespace ToolAce.Trainer.Pretraining;

/// <summary>A pretraining document as tokens; a token's weight is its share in the loss (1 for answers, less for context, 0 for none).</summary>
public sealed record WeightedSequence(IReadOnlyList<int> Ids, IReadOnlyList<float> Weights);
