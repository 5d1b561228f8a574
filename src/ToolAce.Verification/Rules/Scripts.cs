namespace ToolAce.Verification.Rules;

/// <summary>Writing systems by Unicode block; enough to tell languages apart that do not share letters.</summary>
[Flags]
internal enum Scripts
{
    /// <summary>No letter, or a script not told apart here.</summary>
    None = 0,

    /// <summary>Latin.</summary>
    Latin = 1,

    /// <summary>Greek.</summary>
    Greek = 2,

    /// <summary>Cyrillic.</summary>
    Cyrillic = 4,

    /// <summary>Hebrew.</summary>
    Hebrew = 8,

    /// <summary>Arabic.</summary>
    Arabic = 16,

    /// <summary>Devanagari and its neighbours of India.</summary>
    Indic = 32,

    /// <summary>Thai.</summary>
    Thai = 64,

    /// <summary>Chinese characters.</summary>
    Han = 128,

    /// <summary>Hiragana and Katakana.</summary>
    Kana = 256,

    /// <summary>Korean.</summary>
    Hangul = 512,
}
