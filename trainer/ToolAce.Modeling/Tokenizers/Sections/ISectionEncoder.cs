namespace ToolAce.Modeling.Tokenizers.Sections;

/// <summary>Ids of normalised text between two added tokens. Safe for many threads.</summary>
internal interface ISectionEncoder
{
    /// <summary>Adds the ids of <paramref name="section"/>. <paramref name="atStart"/>: it begins the whole text.</summary>
    void Encode(string section, bool atStart, List<int> ids);
}
