using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>What speciation reads.</summary>
/// <param name="Documents">The folder of documents; its <c>heldout.txt</c> names the domains that never enter training.</param>
/// <param name="NewNames">Share of parameters that get a name of their own, so that a small model reads definitions instead of learning names, 0–1.</param>
public sealed record CorpusConfig(string Documents, double NewNames = 0)
{
    /// <summary>Documents of any kind in place of those at <see cref="Documents"/>, whose value lists and held-out domains stay in force; null without any.</summary>
    public FreeCorpusConfig? Free { get; init; }

    /// <summary>A folder of further documents in the corpus format, beside those at <see cref="Documents"/>, whose value lists, verbs and held-out domains hold for them; null without any.</summary>
    public string? Further { get; init; }

    internal static CorpusConfig Read(Section s) => new(s.Text("documents", "configs/corpus"), s.Real("newNames", 0, 0, 1))
    {
        Free = FreeCorpusConfig.Read(s),
        Further = ReadFurther(s),
    };

    private static string? ReadFurther(Section s)
    {
        var further = s.OptionalText("further");
        if (further is not null && s.Word("kind", CorpusKind.Own) == CorpusKind.Free)
        {
            s.Complain("further", "corpus.further is read with corpus.kind: own only; name all your documents with corpus.path, or drop corpus.further");
        }

        return further;
    }
}
