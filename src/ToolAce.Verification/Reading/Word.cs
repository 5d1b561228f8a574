using ToolAce.Verification.Experts.Grounding;

namespace ToolAce.Verification.Reading;

/// <summary>A word in lower case with what is derived of it.</summary>
internal sealed class Word(string text)
{
    public string Text => text;

    public string Singular { get; } = Words.ReadSingular(text);

    public string Stem { get; } = Words.ReadStem(text);

    /// <summary>Whether the word says nothing by itself.</summary>
    public bool IsFiller { get; } = Words.IsFiller(text);

    /// <summary>Whether a number may begin with the word: "twenty", "third", "both".</summary>
    public bool IsNumber { get; } = NumberReader.IsNumberWord(text);
}
