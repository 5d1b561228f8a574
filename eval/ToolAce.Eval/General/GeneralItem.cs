namespace ToolAce.Eval.General;

/// <summary>
/// One question of a general-ability suite. <paramref name="Context"/> is the whole text that a model goes on from, examples included;
/// <paramref name="Question"/> is for reading.
/// </summary>
public abstract record GeneralItem(string Id, string Category, string Question, string Context);
