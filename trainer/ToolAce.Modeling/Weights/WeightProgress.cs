namespace ToolAce.Modeling.Weights;

/// <summary>How far reading or writing weights has come: the tensor just done, bytes of the files so far and in all.</summary>
public sealed record WeightProgress(string Tensor, long Bytes, long TotalBytes);
