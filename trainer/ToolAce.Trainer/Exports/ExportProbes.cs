namespace ToolAce.Trainer.Exports;

/// <summary>Prompts to compare on, as token ids, with what the trained model says: the logits after every token of each, [time, vocabulary].</summary>
public sealed record ExportProbes(IReadOnlyList<IReadOnlyList<int>> Prompts, IReadOnlyList<float[]> Logits);
