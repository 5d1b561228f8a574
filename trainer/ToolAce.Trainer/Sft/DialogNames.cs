namespace ToolAce.Trainer.Sft;

/// <summary>Dialogs' ids in a message: not so many that nobody reads it.</summary>
internal static class DialogNames
{
    private const int AtMost = 64;

    public static string Of(IReadOnlyList<string> ids) => $"{string.Join(", ", ids.Take(AtMost))}{(ids.Count > AtMost ? ", …" : "")}";
}
