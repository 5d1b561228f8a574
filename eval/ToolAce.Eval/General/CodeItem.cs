namespace ToolAce.Eval.General;

/// <summary>The beginning of a Python function to be finished. <paramref name="Test"/> defines <c>check</c>, which takes the function called <paramref name="EntryPoint"/>.</summary>
public sealed record CodeItem(string Id, string Category, string Context, string Test, string EntryPoint)
    : GeneralItem(Id, Category, Context, Context);
