using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Chat;

/// <summary>A chat format bound to a tokenizer: conversations to token ids. Immutable and safe for many threads.</summary>
public sealed class ChatTemplate
{
    private readonly Tokenizer tokenizer;

    /// <summary>Binds the two.</summary>
    /// <exception cref="ModelFolderException">The tokenizer lacks one of the format's marks.</exception>
    public ChatTemplate(Tokenizer tokenizer, IChatFormat format)
    {
        (this.tokenizer, Format) = (tokenizer, format);
        var missing = format.Marks.Where(mark => tokenizer.IdOf(mark) is null).ToList();
        if (missing.Count > 0)
        {
            throw new ModelFolderException(
                $"The chat format '{format.Name}' needs the tokens {string.Join(", ", missing)}, which the tokenizer does not have. Use the tokenizer that belongs to this model, or choose another format in {TokenizerConfig.FileName}.");
        }

        EndTokens = [.. Known(format.EndMarks)];
        PadToken = Known(format.PadMarks).First();
    }

    /// <summary>The format.</summary>
    public IChatFormat Format { get; }

    /// <summary>Ids that end an answer; the first is the one trained.</summary>
    public IReadOnlyList<int> EndTokens { get; }

    /// <summary>The id to fill batches with.</summary>
    public int PadToken { get; }

    /// <summary>
    /// Chooses the format of a model folder: the one called <paramref name="name"/> (<see cref="ChatFormats.Names"/>) if given, else by
    /// <c>toolace_chat_format</c> in tokenizer_config.json, else by special tokens and the folder's own template.
    /// </summary>
    /// <exception cref="ModelFolderException">None tells the format, or the folder's files contradict each other.</exception>
    public static ChatTemplate Load(string folder, Tokenizer tokenizer, string? name = null) => new(tokenizer, ChatFormatChoice.Choose(folder, tokenizer, name));

    /// <summary>A finished dialog with its supervision mask.</summary>
    public EncodedDialog Encode(Dialog dialog)
    {
        var (ids, supervised) = (new List<int>(), new List<bool>());
        foreach (var segment in Format.Render(dialog))
        {
            ids.AddRange(Ids(segment));
            supervised.AddRange(Enumerable.Repeat(segment.Supervised, ids.Count - supervised.Count));
        }

        return new([.. ids], [.. supervised]);
    }

    /// <summary>A prompt, ending where the assistant begins to speak.</summary>
    public int[] EncodePrompt(ChatPrompt prompt) => [.. Format.Render(prompt).SelectMany(Ids)];

    /// <summary>Bare text: the family's begin mark, else what the tokenizer itself puts around a text, and the text; marks written in it are mere text.</summary>
    public int[] EncodeText(string text) =>
        Format.BeginMark is { } begin ? [tokenizer.IdOf(begin)!.Value, .. tokenizer.Encode(text)] : [.. tokenizer.Encode(text, addSpecial: true)];

    /// <summary>Text alone, without any mark.</summary>
    public int[] EncodeContinuation(string text) => [.. tokenizer.Encode(text)];

    /// <summary>
    /// A pretraining document: begin mark, then messages (a role) or bare text (null), each with the weight of its text and end mark; marks before a message
    /// weigh nothing. Bare texts are encoded one by one: a word must not be cut between two of them.
    /// </summary>
    public WeightedIds EncodeSegments(IEnumerable<(Role? Role, string Text, float Weight)> segments)
    {
        var (ids, weights) = (new List<int>(), new List<float>());
        void Add(ChatSegment segment, float weight, bool atStart = false)
        {
            ids.AddRange(Ids(segment, atStart));
            weights.AddRange(Enumerable.Repeat(segment.Supervised ? weight : 0, ids.Count - weights.Count));
        }

        if (Format.BeginMark is { } begin)
        {
            Add(new ChatSegment(begin, IsMark: true, Supervised: false), 0);
        }

        foreach (var (role, text, weight) in segments)
        {
            IReadOnlyList<ChatSegment> rendered = role is { } known ? Format.RenderTurn(known, text, supervised: true) : [new(text, IsMark: false, Supervised: true)];
            foreach (var segment in rendered)
            {
                Add(segment, weight, atStart: role is null);
            }
        }

        return new([.. ids], [.. weights]);
    }

    /// <summary>The text of an answer's ids, without marks.</summary>
    public string Decode(IEnumerable<int> ids) => tokenizer.Decode(ids);

    /// <summary>What one token adds to an answer; a special token's own name; nothing for a row of the table that no token has.</summary>
    public string TokenText(int id) => tokenizer.IsSpecial(id) ? tokenizer.TokenOf(id) : tokenizer.Decode([id]);

    /// <summary>
    /// What of a target comes back from its own tokens: null where all of it does, else the first place that differs and both texts from there on. A tokenizer
    /// that loses characters would teach something else than the dialog says.
    /// </summary>
    public (int At, string Wanted, string Got)? FirstLoss(string target)
    {
        var segment = Format.RenderTurn(Role.Assistant, target, supervised: true).Single(s => s.Supervised && !s.IsMark);
        // A space that the format itself puts before the text is the tokenizer's to take off again.
        var (wanted, got) = (segment.Text.Length > target.Length ? target : segment.Text, Decode(Ids(segment)));
        if (wanted == got)
        {
            return null;
        }

        var at = wanted.AsSpan().CommonPrefixLength(got);
        return (at, wanted[at..], got[at..]);
    }

    private IReadOnlyList<int> Ids(ChatSegment segment) => Ids(segment, atStart: false);

    /// <summary>Within a conversation something always stands before a text: a mark or another text.</summary>
    private IReadOnlyList<int> Ids(ChatSegment segment, bool atStart) =>
        segment.IsMark ? [tokenizer.IdOf(segment.Text)!.Value] : tokenizer.Encode(segment.Text, atStart: atStart);

    private IEnumerable<int> Known(IReadOnlyList<string> marks) => marks.Select(tokenizer.IdOf).OfType<int>();
}
