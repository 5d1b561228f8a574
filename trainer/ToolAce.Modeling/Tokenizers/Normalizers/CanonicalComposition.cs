using System.Globalization;
using System.Text;

namespace ToolAce.Modeling.Tokenizers.Normalizers;

/// <summary>
/// Unicode's normalisation form C (UAX 15). Written out because with invariant globalization .NET leaves every text beyond ASCII as it is.
/// </summary>
internal static class CanonicalComposition
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7, Leads = 19, Vowels = 21, Trails = 28;
    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly Dictionary<int, int> Classes = [];

    static CanonicalComposition()
    {
        foreach (var entry in CanonicalTable.Decompositions.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var (code, parts) = (entry[..entry.IndexOf('=')], entry[(entry.IndexOf('=') + 1)..].Split('+').Select(Hex).ToArray());
            Decompositions[Hex(code.TrimEnd('!'))] = parts;
            if (!code.EndsWith('!'))
            {
                Compositions[(parts[0], parts[1])] = Hex(code);
            }
        }

        foreach (var entry in CanonicalTable.Classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('-', '=');
            for (var code = Hex(parts[0]); code <= Hex(parts[1]); code++)
            {
                Classes[code] = int.Parse(parts[2], CultureInfo.InvariantCulture);
            }
        }
    }

    public static string Apply(string text)
    {
        // Nothing below U+0300 decomposes and comes back as anything else.
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0)
        {
            return text;
        }

        var codes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, codes);
        }

        Reorder(codes);
        var composed = new StringBuilder(text.Length);
        foreach (var code in Compose(codes))
        {
            composed.Append(new Rune(code));
        }

        return composed.ToString();
    }

    private static void Decompose(int code, List<int> codes)
    {
        if (code - HangulBase is >= 0 and < Leads * Vowels * Trails and var syllable)
        {
            codes.Add(LeadBase + (syllable / (Vowels * Trails)));
            codes.Add(VowelBase + (syllable % (Vowels * Trails) / Trails));
            if (syllable % Trails > 0)
            {
                codes.Add(TrailBase + (syllable % Trails));
            }
        }
        else if (Decompositions.TryGetValue(code, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, codes);
            }
        }
        else
        {
            codes.Add(code);
        }
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order of equals.</summary>
    private static void Reorder(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            var end = start;
            while (end < codes.Count && Class(codes[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                foreach (var code in codes[start..end].OrderBy(Class))
                {
                    codes[start++] = code;
                }
            }

            start = end;
        }
    }

    private static List<int> Compose(List<int> codes)
    {
        var (result, starter, lastClass) = (new List<int>(codes.Count), -1, -1);
        // lastClass is -1 directly behind the starter, so that another starter may join it there and nowhere else.
        foreach (var code in codes)
        {
            var own = Class(code);
            if (starter >= 0 && lastClass < own && Pair(result[starter], code) is { } joined)
            {
                result[starter] = joined;
                continue;
            }

            (starter, lastClass) = own == 0 ? (result.Count, -1) : (starter, own);
            result.Add(code);
        }

        return result;
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel)
        {
            return HangulBase + (((lead * Vowels) + vowel) * Trails);
        }

        if (first - HangulBase is >= 0 and < Leads * Vowels * Trails and var syllable && syllable % Trails == 0 && second - TrailBase is > 0 and < Trails and var trail)
        {
            return first + trail;
        }

        return Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int Class(int code) => Classes.GetValueOrDefault(code);

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
