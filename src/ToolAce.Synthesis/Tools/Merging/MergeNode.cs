using ToolAce.Core.Similarity;

namespace ToolAce.Synthesis.Tools.Merging;

/// <summary>A node as merging sees it: the words of its name, and what they and the words of its description, or of its children's names, come to.</summary>
internal sealed class MergeNode
{
    public MergeNode(ContextNode node)
    {
        Name = NodeWords.Of(node.Name);

        // "book review" and "review book" are two functionalities; "room booking" and "booking of rooms" are one section.
        Key = node.Level == ContextLevel.Functionality ? string.Join(' ', Name) : string.Join(' ', Name.Order(StringComparer.Ordinal));
        var text = node.Functionality?.Description ?? string.Join(' ', node.All().Skip(1).Select(n => n.Name));
        Words = Shingles.Of(Name.Concat(NodeWords.Of(text)));
    }

    public IReadOnlyList<string> Name { get; }

    /// <summary>Equal for names that mean the same.</summary>
    public string Key { get; }

    /// <summary>Hashes of the words, ascending, each once.</summary>
    public ulong[] Words { get; }

    /// <summary>
    /// Short names before long ones, then by key, name and words: an order that does not depend on who comes first. Equal ones are alike in all that merging asks for.
    /// </summary>
    public static Comparer<MergeNode> Order { get; } = Comparer<MergeNode>.Create(Compare);

    private static int Compare(MergeNode one, MergeNode other)
    {
        var byLength = one.Name.Count.CompareTo(other.Name.Count);
        var byKey = byLength != 0 ? byLength : string.CompareOrdinal(one.Key, other.Key);
        var byName = byKey != 0 ? byKey : string.CompareOrdinal(string.Join(' ', one.Name), string.Join(' ', other.Name));
        return byName != 0 ? byName : one.Words.AsSpan().SequenceCompareTo(other.Words);
    }
}
