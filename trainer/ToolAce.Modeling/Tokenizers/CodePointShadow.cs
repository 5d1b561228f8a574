using System.Globalization;
using System.Text;
using ToolAce.Modeling.Tokenizers.Characters;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>
/// Text in which every character beyond the basic plane is replaced by one of its own kind, because .NET's regular expressions see halves of it, and every
/// code point without a character in Unicode 14.0 by one that has none in any version: so <c>\p{L}</c>, <c>.</c> and counts mean what they mean to the
/// reference implementation.
/// </summary>
internal sealed class CodePointShadow
{
    private const char Unassigned = '\u0378';
    private readonly List<int> starts = [];

    public CodePointShadow(string text)
    {
        var shadow = new StringBuilder(text.Length);
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            starts.Add(index);
            shadow.Append(!CharacterKinds.IsAssigned(rune.Value) ? Unassigned : rune.IsBmp ? (char)rune.Value : StandIn(Rune.GetUnicodeCategory(rune)));
            index += rune.Utf16SequenceLength;
        }

        starts.Add(index);
        Text = shadow.ToString();
    }

    /// <summary>Whether a text differs from its shadow, so that one must be made.</summary>
    public static bool IsNeeded(string text)
    {
        // Every code point below has a character in Unicode 14.0.
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u0377') is var first && first < 0)
        {
            return false;
        }

        foreach (var unit in text.AsSpan(first))
        {
            if (char.IsSurrogate(unit) || !CharacterKinds.IsAssigned(unit))
            {
                return true;
            }
        }

        return false;
    }

    public string Text { get; }

    public int OriginalIndex(int shadowIndex) => starts[shadowIndex];

    private static char StandIn(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => '\u0200',
        UnicodeCategory.LowercaseLetter => '\u0201',
        UnicodeCategory.TitlecaseLetter => '\u01C5',
        UnicodeCategory.ModifierLetter => '\u02B0',
        UnicodeCategory.OtherLetter => '\u16A0',
        UnicodeCategory.NonSpacingMark => '\u0300',
        UnicodeCategory.SpacingCombiningMark => '\u0903',
        UnicodeCategory.EnclosingMark => '\u0488',
        UnicodeCategory.DecimalDigitNumber => '\u0966',
        UnicodeCategory.LetterNumber => '\u2160',
        UnicodeCategory.OtherNumber => '\u2460',
        UnicodeCategory.DashPunctuation => '\u2010',
        UnicodeCategory.OtherPunctuation => '\u2020',
        UnicodeCategory.MathSymbol => '\u2200',
        UnicodeCategory.CurrencySymbol => '\u20A0',
        UnicodeCategory.ModifierSymbol => '\u02C2',
        UnicodeCategory.OtherSymbol => '\u2600',
        UnicodeCategory.Format => '\u200B',
        UnicodeCategory.PrivateUse => '\uE000',
        _ => Unassigned,
    };
}
