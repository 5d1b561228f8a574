using System.Globalization;
using System.Text;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>Words by Zipf's law: the shipped documents' own by frequency, then made-up ones of English syllables, names and compounds among them.</summary>
internal sealed class WordSource
{
    private const int Count = 60_000;
    private static readonly string[] Onsets = ["b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "sc", "sh", "sp", "st", "str", "t", "th", "tr", "v", "w", ""];
    private static readonly string[] Nuclei = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "ou", "y"];
    private static readonly string[] Codas = ["", "", "", "n", "r", "s", "t", "l", "nd", "nt", "st", "ck", "m", "ng", "rd", "x"];
    private static readonly string[] Endings = ["", "", "", "s", "ed", "ing", "er", "ly", "tion", "ness", "able", "ment", "al", "ist"];
    private readonly List<string> _words;
    private readonly double[] _bounds = new double[Count];

    public WordSource(int seed)
    {
        _words = Shipped();
        var (random, known) = (Seeds.Stream(seed, "words"), _words.ToHashSet(StringComparer.Ordinal));
        while (_words.Count < Count)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(Onsets) + random.Pick(Nuclei) + random.Pick(Codas))) + random.Pick(Endings);
            if (known.Add(word))
            {
                _words.Add(word);
            }
        }

        for (var (i, sum) = (0, 0.0); i < Count; i++)
        {
            _bounds[i] = sum += 1.0 / (i + 2.7);
        }
    }

    /// <summary>One word, in lower case.</summary>
    public string Word(Random random)
    {
        var at = Array.BinarySearch(_bounds, random.NextDouble() * _bounds[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, Count - 1)];
    }

    /// <summary>A word that begins with a capital.</summary>
    public string Name(Random random) => Word(random) is var word && word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>A sentence with its space or paragraph before it.</summary>
    public void Sentence(StringBuilder text, Random random)
    {
        text.Append(text.Length == 0 ? "" : random.Chance(0.12) ? "\n\n" : " ").Append(Name(random));
        for (var left = random.Next(4, 24); left > 0; left--)
        {
            text.Append(random.NextDouble() switch { < 0.06 => ", ", < 0.07 => " - ", < 0.08 => "; ", _ => " " });
            text.Append(random.NextDouble() switch
            {
                < 0.03 => random.Next(3000).ToString(CultureInfo.InvariantCulture),
                < 0.07 => Name(random),
                < 0.09 => $"\"{Word(random)}\"",
                < 0.10 => $"{Word(random)}'s",
                < 0.11 => $"{Word(random)}-{Word(random)}",
                < 0.12 => $"({Word(random)} {Word(random)})",
                _ => Word(random),
            });
        }

        text.Append(random.Pick([".", ".", ".", "?", "!", ":"]));
    }

    private static List<string> Shipped() =>
    [
        .. Directory.GetFiles(Path.Combine(ProgramRoot.Current(), "configs", "corpus"), "*.md").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split([.. " \n\r\t.,;:!?()[]{}\"'`*#|/<>=_-&%$+0123456789"], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.ToLowerInvariant())
            .GroupBy(word => word, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .Take(Count),
    ];
}
