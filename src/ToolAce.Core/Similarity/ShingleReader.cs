namespace ToolAce.Core.Similarity;

/// <summary>Cuts texts into words and gathers the hashes of neighbouring pairs.</summary>
internal sealed class ShingleReader
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;
    private readonly List<ulong> found = new(64);
    private ulong previous;
    private int words;

    /// <summary>Reads a text; no pair goes beyond its ends.</summary>
    public void Read(string text)
    {
        words = 0;
        Words(text);
        Close();
    }

    /// <summary>Reads two texts as one.</summary>
    public void Read(string first, string second)
    {
        words = 0;
        Words(first);
        Words(second);
        Close();
    }

    /// <summary>What was found, in ascending order, each once.</summary>
    public ulong[] ToSet()
    {
        found.Sort();
        var set = new ulong[found.Count];
        var count = 0;
        foreach (var shingle in found)
        {
            if (count == 0 || set[count - 1] != shingle)
            {
                set[count++] = shingle;
            }
        }

        return set[..count];
    }

    private void Words(string text)
    {
        var (hash, isWord) = (Offset, false);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                (hash, isWord) = ((hash ^ char.ToLowerInvariant(letter)) * Prime, true);
            }
            else if (isWord)
            {
                Word(hash);
                (hash, isWord) = (Offset, false);
            }
        }

        if (isWord)
        {
            Word(hash);
        }
    }

    private void Word(ulong hash)
    {
        if (words++ > 0)
        {
            found.Add(Hashing.Join(previous, hash));
        }

        previous = hash;
    }

    private void Close()
    {
        if (words == 1)
        {
            found.Add(Hashing.Mix(previous));
        }
    }
}
