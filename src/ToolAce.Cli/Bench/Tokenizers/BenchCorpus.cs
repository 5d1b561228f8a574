using System.Text;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>
/// Generated text like what a trainer of tool calling reads: English prose, code, tool lists and calls in JSON, other scripts; in texts of a dialog's size. Words
/// repeat as in real text: drawn by Zipf's law from 60,000, so that rare ones, which are no tokens, keep coming.
/// </summary>
internal static class BenchCorpus
{
    private const int TextLength = 6_000;

    /// <summary>The parts, of a size each that adds up to so many bytes of UTF-8.</summary>
    public static List<(string Name, IReadOnlyList<string> Texts)> Make(int seed, long bytes)
    {
        var words = new WordSource(seed);
        return
        [
            ("prose", Texts(seed, "prose", bytes * 4 / 10, (text, random) => words.Sentence(text, random))),
            ("code", Texts(seed, "code", bytes * 2 / 10, (text, random) => CodeText.Append(text, random, words))),
            ("tools", Texts(seed, "tools", bytes * 2 / 10, (text, random) => ToolText.Append(text, random, words))),
            ("scripts", Texts(seed, "scripts", bytes * 2 / 10, ScriptText.Append)),
        ];
    }

    /// <summary>Bytes of UTF-8.</summary>
    public static long Bytes(IEnumerable<string> texts) => texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));

    /// <summary>So many bytes of all parts, in their proportion.</summary>
    public static List<string> Sample(IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> parts, long bytes)
    {
        var share = (double)bytes / parts.Sum(p => Bytes(p.Texts));
        return [.. parts.SelectMany(p => p.Texts.Take((int)Math.Clamp(p.Texts.Count * share, 1, p.Texts.Count)))];
    }

    private static List<string> Texts(int seed, string name, long bytes, Action<StringBuilder, Random> append)
    {
        var (texts, made) = (new List<string>(), 0L);
        while (made < bytes)
        {
            var (text, random) = (new StringBuilder(), Seeds.Stream(seed, name, texts.Count));
            while (text.Length < TextLength)
            {
                append(text, random);
            }

            texts.Add(text.ToString());
            made += Encoding.UTF8.GetByteCount(texts[^1]);
        }

        return texts;
    }
}
