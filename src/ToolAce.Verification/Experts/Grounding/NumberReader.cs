using System.Globalization;
using System.Text.RegularExpressions;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>Reads the numbers of a text: digits with separators and scales, number words, ordinals.</summary>
internal static partial class NumberReader
{
    private static readonly Dictionary<string, int> Small = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");

    private static readonly Dictionary<string, int> Ordinals = Numbered(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth");

    private static readonly Dictionary<string, int> Tens = new()
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    private static readonly Dictionary<string, double> Scales = new()
    {
        ["hundred"] = 100, ["thousand"] = 1e3, ["k"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9,
    };

    private static readonly Dictionary<string, int> Quantities = new()
    {
        ["once"] = 1, ["single"] = 1, ["alone"] = 1, ["twice"] = 2, ["both"] = 2, ["couple"] = 2, ["pair"] = 2, ["double"] = 2, ["triple"] = 3, ["dozen"] = 12,
    };

    /// <summary>All numbers of <paramref name="text"/>.</summary>
    public static HashSet<double> Read(string text) => Read(text, Words.Read(text));

    /// <summary>All numbers of <paramref name="text"/>, whose words have been read.</summary>
    public static HashSet<double> Read(string text, IReadOnlyList<Word> words)
    {
        var found = new HashSet<double>();
        foreach (Match match in Digits().Matches(text))
        {
            var value = double.Parse(match.Groups["n"].Value.Replace(",", ""), CultureInfo.InvariantCulture);
            found.Add(value);
            if (match.Groups["scale"].Value is { Length: > 0 } scale)
            {
                found.Add(scale == "%" ? value / 100 : value * Scales[scale.ToLowerInvariant()]);
            }
        }

        AddWords(found, words);
        return found;
    }

    /// <summary>Whether a number in words may begin with the word.</summary>
    public static bool IsNumberWord(string word) => Quantities.ContainsKey(word) || Ordinals.ContainsKey(word) || IsSpelled(word);

    private static void AddWords(HashSet<double> found, IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count;)
        {
            if (!words[i].IsNumber)
            {
                i++;
            }
            else if (Quantities.TryGetValue(words[i].Text, out var quantity) || Ordinals.TryGetValue(words[i].Text, out quantity))
            {
                found.Add(quantity);
                i++;
            }
            else
            {
                found.Add(Spelled(words, ref i));
            }
        }
    }

    private static bool IsSpelled(string word) => Small.ContainsKey(word) || Tens.ContainsKey(word);

    /// <summary>"two hundred and twenty five": tens and units add up, scales multiply.</summary>
    private static double Spelled(IReadOnlyList<Word> words, ref int i)
    {
        double total = 0;
        double part = 0;
        for (; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (Small.TryGetValue(word, out var unit) || Tens.TryGetValue(word, out unit))
            {
                // "five six" are two numbers; "twenty six" is one.
                if (part % 10 != 0 || (part > 0 && unit >= 10 && part < 100))
                {
                    break;
                }

                part += unit;
            }
            else if (Scales.TryGetValue(word, out var scale) && word != "k")
            {
                part = Math.Max(part, 1) * scale;
                if (scale >= 1e3)
                {
                    (total, part) = (total + part, 0);
                }
            }
            else if (word == "and" && part >= 100 && i + 1 < words.Count && IsSpelled(words[i + 1].Text))
            {
                continue;
            }
            else
            {
                break;
            }
        }

        return total + part;
    }

    private static Dictionary<string, int> Numbered(string words) => words.Split(' ').Select((word, i) => (word, i)).ToDictionary(p => p.word, p => p.i);

    [GeneratedRegex(@"(?<![\w.,])(?<n>-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?)(?!\d)(\s*(?<scale>%|(k|hundred|thousand|million|billion)\b))?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Digits();
}
