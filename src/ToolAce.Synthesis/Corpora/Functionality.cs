namespace ToolAce.Synthesis.Corpora;

/// <summary>Something a domain offers: a verb, the object it acts on (one or two words), a description in other words, parameters and returned fields.</summary>
public sealed record Functionality(
    string Verb,
    string Object,
    string Description,
    IReadOnlyList<CorpusParameter> Parameters,
    IReadOnlyList<CorpusReturn> Returns)
{
    /// <summary>Verb and object, the key of a functionality.</summary>
    public string Name => $"{Verb} {Object}";
}
