using System.Text;

namespace ToolAce.Verification.Rules;

/// <summary>Tells the script of letters.</summary>
internal static class ScriptReader
{
    public static Scripts Of(Rune rune) => rune.Value switch
    {
        < 'A' => Scripts.None,
        <= 'z' => char.IsAsciiLetter((char)rune.Value) ? Scripts.Latin : Scripts.None,
        0xB5 => Scripts.None,
        >= 0xC0 and <= 0x24F or >= 0x1E00 and <= 0x1EFF => Scripts.Latin,
        >= 0x370 and <= 0x3FF or >= 0x1F00 and <= 0x1FFF => Scripts.Greek,
        >= 0x400 and <= 0x52F => Scripts.Cyrillic,
        >= 0x590 and <= 0x5FF => Scripts.Hebrew,
        >= 0x600 and <= 0x6FF or >= 0x750 and <= 0x77F => Scripts.Arabic,
        >= 0x900 and <= 0xDFF => Scripts.Indic,
        >= 0xE00 and <= 0xE7F => Scripts.Thai,
        >= 0x3040 and <= 0x30FF => Scripts.Kana,
        >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x2FA1F => Scripts.Han,
        >= 0xAC00 and <= 0xD7AF or >= 0x1100 and <= 0x11FF => Scripts.Hangul,
        _ => Scripts.None,
    };

    /// <summary>All scripts of a text, and those that belong with them: Japanese and Korean may use Chinese characters, and Latin letters are everywhere.</summary>
    public static Scripts Known(string text)
    {
        var found = Scripts.Latin;
        if (Ascii.IsValid(text))
        {
            return found;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            found |= Of(rune);
        }

        return (found & (Scripts.Kana | Scripts.Hangul)) != Scripts.None ? found | Scripts.Han : found;
    }
}
