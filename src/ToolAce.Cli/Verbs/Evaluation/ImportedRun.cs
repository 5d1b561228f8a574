namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>A run that the home holds now: how many items it answered, and what is odd about its file.</summary>
internal sealed record ImportedRun(string Name, string Folder, int Predictions, int Repeated, bool CutShort, int LeftOut);
