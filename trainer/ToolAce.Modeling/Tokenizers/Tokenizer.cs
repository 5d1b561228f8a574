using System.Text;
using ToolAce.Modeling.Tokenizers.Decoders;
using ToolAce.Modeling.Tokenizers.PreTokenizers;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>
/// A Hugging Face <c>tokenizer.json</c>: text to ids and back. Read as a generic pipeline (normaliser, pre-tokeniser, BPE, decoder); an unknown component is
/// an error that names it. Immutable and safe for many threads.
/// </summary>
public sealed class Tokenizer
{
    /// <summary>The file's name inside a model folder.</summary>
    public const string FileName = "tokenizer.json";

    private readonly AddedTokens added;
    private readonly IPreTokenizer? preTokenizer;
    private readonly BpeModel model;
    private readonly IDecoder? decoder;
    private readonly PostTemplate template;
    private readonly Dictionary<string, int> ids;
    private readonly Dictionary<int, string> tokens;

    internal Tokenizer(
        IReadOnlyList<AddedToken> addedTokens, AddedTokens added, IPreTokenizer? preTokenizer, BpeModel model, IDecoder? decoder, PostTemplate template)
    {
        (this.added, this.preTokenizer, this.model, this.decoder, this.template) = (added, preTokenizer, model, decoder, template);
        ids = new(model.Vocabulary, StringComparer.Ordinal);
        foreach (var token in addedTokens)
        {
            ids[token.Content] = token.Id;
        }

        tokens = ids.ToDictionary(pair => pair.Value, pair => pair.Key);
        VocabularySize = tokens.Count == 0 ? 0 : tokens.Keys.Max() + 1;
    }

    /// <summary>The highest id plus one: the least number of rows that an embedding table needs.</summary>
    public int VocabularySize { get; }

    /// <summary>Reads <c>tokenizer.json</c> of a model folder and compares it with the model's <c>config.json</c> where there is one.</summary>
    /// <exception cref="ModelFolderException">The file is missing, corrupt, not supported or does not match the model.</exception>
    public static Tokenizer Load(string folder) => TokenizerReader.Load(folder);

    /// <summary>Reads the text of a tokenizer.json; <paramref name="file"/> names it in errors.</summary>
    /// <exception cref="ModelFolderException">The text is corrupt or not supported.</exception>
    public static Tokenizer Parse(string json, string file = FileName) => TokenizerReader.Parse(json, file);

    /// <summary>
    /// Ids of a text. <paramref name="allowSpecial"/>: marks such as <c>&lt;|end|&gt;</c> inside the text become special tokens; without it they are mere text,
    /// so a user cannot forge a turn. Added tokens that are not special are always found. <paramref name="addSpecial"/>: the tokenizer's own template
    /// (usually BOS) is put around.
    /// </summary>
    public IReadOnlyList<int> Encode(string text, bool allowSpecial = false, bool addSpecial = false)
    {
        var (result, pieces) = (new List<int>(addSpecial ? template.Before : []), new List<string>());
        foreach (var (section, token, atStart) in added.Split(WellFormed(text), allowSpecial))
        {
            if (token is not null)
            {
                result.Add(token.Id);
                continue;
            }

            if (preTokenizer is null)
            {
                model.Encode(section, result);
                continue;
            }

            pieces.Clear();
            preTokenizer.Split(section, atStart, pieces);
            foreach (var piece in pieces)
            {
                model.Encode(piece, result);
            }
        }

        if (addSpecial)
        {
            result.AddRange(template.After);
        }

        return result;
    }

    /// <summary>The text of ids; ids without a token (padding rows of an embedding table) are passed over, and so are special tokens unless asked for.</summary>
    public string Decode(IEnumerable<int> ids, bool skipSpecial = true)
    {
        var texts = ids.Where(id => tokens.ContainsKey(id) && !(skipSpecial && added.IsSpecial(id))).Select(id => tokens[id]).ToList();
        return decoder is null ? string.Join(' ', texts) : string.Concat(decoder.Apply(texts));
    }

    /// <summary>The id of exactly this token, special ones included, or null.</summary>
    public int? IdOf(string token) => ids.TryGetValue(token, out var id) ? id : null;

    /// <summary>The token of an id, as the file writes it.</summary>
    public string TokenOf(int id) =>
        tokens.TryGetValue(id, out var token) ? token : throw new ArgumentOutOfRangeException(nameof(id), id, $"the tokenizer has ids below {VocabularySize}");

    /// <summary>Whether an id is a special token.</summary>
    public bool IsSpecial(int id) => added.IsSpecial(id);

    /// <summary>Half a surrogate pair is no character: it becomes U+FFFD, as in any UTF-8 text.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
