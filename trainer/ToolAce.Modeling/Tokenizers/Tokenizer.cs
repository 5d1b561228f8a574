using System.Collections.Frozen;
using System.Text;
using ToolAce.Modeling.Tokenizers.Decoders;
using ToolAce.Modeling.Tokenizers.Sections;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>
/// A Hugging Face <c>tokenizer.json</c>: text to ids and back. Read as a generic pipeline (normaliser, pre-tokeniser, BPE, decoder); an unknown component is
/// an error that names it. Immutable and safe for many threads.
/// </summary>
public sealed class Tokenizer
{
    /// <summary>The file's name inside a model folder.</summary>
    public const string FileName = "tokenizer.json";

    /// <summary>How many pieces of text the cache keeps with their ids.</summary>
    public const int UsualCache = 1 << 16;

    private readonly AddedTokens added;
    private readonly ISectionEncoder sections;
    private readonly IDecoder? decoder;
    private readonly ByteLevelTexts? bytes;
    private readonly PostTemplate template;
    private readonly Dictionary<string, int> ids;
    private readonly string?[] tokens;

    internal Tokenizer(
        IReadOnlyDictionary<string, int> vocabulary, IReadOnlyList<AddedToken> addedTokens, AddedTokens added, ISectionEncoder sections, IDecoder? decoder, PostTemplate template)
    {
        (this.added, this.sections, this.decoder, this.template) = (added, sections, decoder, template);
        ids = new(vocabulary, StringComparer.Ordinal);
        foreach (var token in addedTokens)
        {
            ids[token.Content] = token.Id;
        }

        VocabularySize = ids.Count == 0 ? 0 : ids.Values.Max() + 1;
        tokens = new string?[VocabularySize];
        foreach (var (token, id) in ids)
        {
            tokens[id] = token;
        }

        bytes = decoder is ByteLevelDecoder ? new ByteLevelTexts(tokens) : null;
    }

    /// <summary>The highest id plus one: the least number of rows that an embedding table needs.</summary>
    public int VocabularySize { get; }

    /// <summary>Reads <c>tokenizer.json</c> of a model folder and compares it with the model's <c>config.json</c> where there is one.</summary>
    /// <exception cref="ModelFolderException">The file is missing, corrupt, not supported or does not match the model.</exception>
    public static Tokenizer Load(string folder) => TokenizerReader.Load(folder);

    /// <summary>
    /// Reads the text of a tokenizer.json; <paramref name="file"/> names it in errors, <paramref name="cachedPieces"/> (a power of two, or 0) is the size of the
    /// cache of pieces.
    /// </summary>
    /// <exception cref="ModelFolderException">The text is corrupt or not supported.</exception>
    public static Tokenizer Parse(string json, string file = FileName, int cachedPieces = UsualCache) => TokenizerReader.Parse(Encoding.UTF8.GetBytes(json), file, cachedPieces);

    /// <summary>
    /// Ids of a text. <paramref name="allowSpecial"/>: marks such as <c>&lt;|end|&gt;</c> inside the text become special tokens; without it they are mere text,
    /// so a user cannot forge a turn. Added tokens that are not special are always found. <paramref name="addSpecial"/>: the tokenizer's own template
    /// (usually BOS) is put around. <paramref name="atStart"/> false: something stands before the text, so it does not get the mark that some tokenizers put
    /// before a whole text's first word. Half a surrogate pair counts as U+FFFD.
    /// </summary>
    public IReadOnlyList<int> Encode(string text, bool allowSpecial = false, bool addSpecial = false, bool atStart = true)
    {
        var result = new List<int>(Math.Max(4, text.Length / 4));
        if (addSpecial)
        {
            result.AddRange(template.Before);
        }

        foreach (var (section, token, first) in added.Split(WellFormed(text), allowSpecial))
        {
            if (token is not null)
            {
                result.Add(token.Id);
            }
            else
            {
                sections.Encode(section, first && atStart, result);
            }
        }

        if (addSpecial)
        {
            result.AddRange(template.After);
        }

        return result;
    }

    /// <summary>
    /// The text of ids; ids without a token (padding rows of an embedding table) are passed over, and so are special tokens unless asked for. Bytes that are no
    /// UTF-8 become U+FFFD.
    /// </summary>
    public string Decode(IEnumerable<int> ids, bool skipSpecial = true)
    {
        if (bytes is not null)
        {
            return bytes.Decode(ids, skipSpecial ? added.Special : FrozenSet<int>.Empty);
        }

        var texts = ids.Where(id => Known(id) is not null && !(skipSpecial && added.IsSpecial(id))).Select(TokenOf).ToList();
        return decoder is null ? string.Join(' ', texts) : string.Concat(decoder.Apply(texts));
    }

    /// <summary>The id of exactly this token, special ones included, or null.</summary>
    public int? IdOf(string token) => ids.TryGetValue(token, out var id) ? id : null;

    /// <summary>The token of an id, as the file writes it.</summary>
    public string TokenOf(int id) => Known(id) ?? throw new ArgumentOutOfRangeException(nameof(id), id, $"the tokenizer has ids below {VocabularySize}");

    /// <summary>Whether an id is a special token.</summary>
    public bool IsSpecial(int id) => added.IsSpecial(id);

    /// <summary>Whether the text of this token may change by what follows: one byte of a run that is read as a whole.</summary>
    internal bool EndsOpen(int id) => bytes is null && Known(id) is { } token && ByteToken.Parse(token) is not null;

    /// <summary>Where the ids of texts come from; only of tokenizers whose pattern is scanned, else null.</summary>
    public PieceCounts? CountPieces(IEnumerable<string> texts)
    {
        if (sections is not ScannedEncoder scanned)
        {
            return null;
        }

        var counts = new PieceCounts(0, 0, 0, 0);
        foreach (var text in texts)
        {
            counts = scanned.Count(WellFormed(text), counts);
        }

        return counts;
    }

    private string? Known(int id) => (uint)id < (uint)tokens.Length ? tokens[id] : null;

    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
