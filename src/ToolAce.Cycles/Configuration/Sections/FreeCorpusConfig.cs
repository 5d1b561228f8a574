using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Configuration;

/// <summary>Documents of any kind that the context tree grows from.</summary>
/// <param name="Path">A file, or a folder with all below it.</param>
/// <param name="Formats">Formats that are read.</param>
/// <param name="TextField">The member or column that holds a document's text; null means that it is found.</param>
/// <param name="MostCharacters">Characters of a document at most; a longer one is cut into parts.</param>
/// <param name="Depth">
/// Levels of the tree, the areas that group domains not counted. 4 are root, domain, section and functionality, from one question a part of a document; each level more
/// has every section divided into narrower ones, one question a section, so up to <paramref name="FanOut"/> times as many a level.
/// </param>
/// <param name="FanOut">Children that a document gives a node at most.</param>
/// <param name="MergeThreshold">Similarity (Jaccard, 0–1) from which siblings become one.</param>
public sealed record FreeCorpusConfig(
    string Path, IReadOnlyList<DocumentFormat> Formats, string? TextField, int MostCharacters, int Depth, int FanOut, double MergeThreshold)
{
    private const int Deepest = 8;
    private const int Widest = 8;

    /// <summary>Null where the corpus is the program's own kind.</summary>
    internal static FreeCorpusConfig? Read(Section s)
    {
        var kind = s.Word("kind", CorpusKind.Own);
        var path = s.OptionalText("path");
        var standard = new DocumentOptions();
        var config = new FreeCorpusConfig(
            path ?? "",
            s.WordList("formats", standard.Formats),
            s.OptionalText("textField"),
            s.Whole("mostCharacters", standard.MostCharacters, 200, 1_000_000),
            s.Whole("depth", RecursiveAnalyst.LeastDepth, RecursiveAnalyst.LeastDepth, Deepest),
            s.Whole("fanOut", Widest, 1, Widest),
            s.Real("mergeThreshold", new FreeSpeciationOptions().MergeThreshold, 0.1, 1));
        switch (kind, path)
        {
            case (CorpusKind.Free, null):
                s.Complain("path", "corpus.kind is free, which needs corpus.path: a file or folder of your documents");
                break;
            case (CorpusKind.Own, not null):
                s.Complain("path", "corpus.path is read with corpus.kind: free only; set it, or drop corpus.path");
                break;
        }

        return kind == CorpusKind.Free ? config : null;
    }

    internal DocumentOptions Reading() => new() { Formats = Formats, TextField = TextField, MostCharacters = MostCharacters };
}
