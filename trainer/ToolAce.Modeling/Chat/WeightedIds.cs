namespace ToolAce.Modeling.Chat;

/// <summary>Token ids for pretraining, each with the weight of its loss (0 or more).</summary>
public sealed record WeightedIds(int[] Ids, float[] Weights);
