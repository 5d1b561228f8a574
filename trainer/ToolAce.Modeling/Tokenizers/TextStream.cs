namespace ToolAce.Modeling.Tokenizers;

/// <summary>
/// Text of ids that arrive one by one, given out as soon as nothing that may follow can change it: no half characters, no bytes that a later one makes invalid.
/// All parts together are what <see cref="Tokenizer.Decode"/> says of all ids. For one answer and one caller at a time.
/// </summary>
public sealed class TextStream(Tokenizer tokenizer, bool skipSpecial = true)
{
    private readonly List<int> ids = [];
    private int context;
    private int given;

    /// <summary>The text that has become certain by <paramref name="id"/>; often empty.</summary>
    public string Append(int id)
    {
        ids.Add(id);
        return tokenizer.EndsOpen(id) ? "" : Take(last: false);
    }

    /// <summary>What is left at the end, U+FFFD for what never became a character.</summary>
    public string Finish() => Take(last: true);

    /// <summary>Decoders treat a first token in their own way, so the tokens of the part before go along; they are given out already.</summary>
    private string Take(bool last)
    {
        var before = tokenizer.Decode(ids.GetRange(context, given - context), skipSpecial);
        var text = tokenizer.Decode(ids.GetRange(context, ids.Count - context), skipSpecial);
        if (text.Length <= before.Length || (text.EndsWith('\uFFFD') && !last))
        {
            return "";
        }

        (context, given) = (given, ids.Count);
        return text[before.Length..];
    }
}
