namespace ToolAce.Cycles.Configuration;

/// <summary>What documents speciation reads.</summary>
public enum CorpusKind
{
    /// <summary>Those of <c>corpus.documents</c>, written in the corpus format.</summary>
    Own,

    /// <summary>Documents of any kind, at <c>corpus.path</c>.</summary>
    Free,
}
