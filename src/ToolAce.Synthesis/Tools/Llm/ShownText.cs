namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>How much of a text a model is shown.</summary>
internal static class ShownText
{
    /// <summary>The first <paramref name="most"/> characters; no surrogate pair is cut.</summary>
    public static string Beginning(this string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
