namespace ToolAce.Trainer.Pretraining;

/// <summary>How well documents that are never trained on are answered: share of answer tokens that are the argmax, and of documents all of whose are (0–1).</summary>
public sealed record PretrainExam(string Phase, int Step, double TokenAccuracy, double ExactAccuracy, double Loss);
