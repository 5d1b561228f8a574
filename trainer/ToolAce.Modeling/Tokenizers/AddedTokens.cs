using System.Collections.Frozen;
using ToolAce.Modeling.Tokenizers.Normalizers;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>All added tokens, and how text is cut at them: some are looked for before normalisation, some after.</summary>
internal sealed class AddedTokens(IReadOnlyList<AddedToken> tokens, INormalizer? normalizer)
{
    private readonly (AddedTokenFinder Raw, AddedTokenFinder Normalized) plain = Finders(tokens.Where(t => !t.Special), normalizer);
    private readonly (AddedTokenFinder Raw, AddedTokenFinder Normalized) all = Finders(tokens, normalizer);

    /// <summary>Ids of the special ones.</summary>
    public IReadOnlySet<int> Special { get; } = tokens.Where(t => t.Special).Select(t => t.Id).ToFrozenSet();

    public bool IsSpecial(int id) => Special.Contains(id);

    /// <summary>Normalised text and added tokens in order; <c>AtStart</c> marks the section that begins the whole text.</summary>
    public IEnumerable<(string Text, AddedToken? Token, bool AtStart)> Split(string text, bool allowSpecial)
    {
        var (raw, normalized) = allowSpecial ? all : plain;
        var first = true;
        foreach (var (section, token) in raw.Split(text))
        {
            if (token is not null)
            {
                yield return (section, token, first);
                first = false;
                continue;
            }

            foreach (var (inner, innerToken) in normalized.Split(normalizer?.Apply(section) ?? section))
            {
                yield return (inner, innerToken, first);
                first = false;
            }
        }
    }

    private static (AddedTokenFinder Raw, AddedTokenFinder Normalized) Finders(IEnumerable<AddedToken> tokens, INormalizer? normalizer)
    {
        var byKind = tokens.ToLookup(t => t.Normalized && normalizer is not null);
        return (new(byKind[false], t => t.Content), new(byKind[true], t => normalizer!.Apply(t.Content)));
    }
}
