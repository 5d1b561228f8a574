namespace ToolAce.Eval.Bfcl.Agentic.Corpora;

/// <summary>What the web-search categories search in place of the web. Safe to use for many conversations at a time.</summary>
public interface ISearchCorpus
{
    /// <summary>Names the corpus and its content unambiguously; scores are tied to it.</summary>
    string Version { get; }

    /// <summary>The documents that answer the keywords best, best first.</summary>
    IReadOnlyList<CorpusDocument> Search(string keywords, int count);

    /// <summary>The document at an address; null where there is none.</summary>
    CorpusDocument? Find(string url);
}
