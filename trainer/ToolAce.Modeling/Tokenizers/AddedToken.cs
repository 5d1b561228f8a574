using ToolAce.Modeling.Tokenizers.Merging;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>A token that is found in the text before anything else is cut.</summary>
internal sealed record AddedToken(int Id, string Content, bool Special, bool SingleWord, bool LeftStrip, bool RightStrip, bool Normalized)
{
    public static AddedToken Read(ComponentJson json) => new(
        BpeReader.Id(json["id"]),
        json.RequiredText("content"),
        json.Flag("special", byDefault: false),
        json.Flag("single_word", byDefault: false),
        json.Flag("lstrip", byDefault: false),
        json.Flag("rstrip", byDefault: false),
        json.Flag("normalized", byDefault: false));
}
