namespace ToolAce.Web.Components.Shared;

/// <summary>Texts of models and users, which may be a megabyte long, cut for lists.</summary>
internal static class AnswerText
{
    private const int Most = 600;

    /// <summary>The text, or its beginning.</summary>
    public static string Short(string text) => text.Length <= Most ? text : text[..Most] + "…";
}
