namespace ToolAce.Synthesis.Documents;

/// <summary>What two bytes are in an encoding of an East Asian language.</summary>
internal enum LetterSort
{
    /// <summary>A letter that everyday texts consist of: the encoding's first level.</summary>
    Common,

    /// <summary>Japanese syllables.</summary>
    Kana,

    /// <summary>A punctuation mark, or a Latin letter of double width.</summary>
    Mark,

    /// <summary>Anything else that the encoding has.</summary>
    Rare,

    /// <summary>The same, in one byte.</summary>
    RareByte,

    /// <summary>Nothing in this encoding.</summary>
    Wrong,
}
