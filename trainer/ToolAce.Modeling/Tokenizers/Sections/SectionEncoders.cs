using ToolAce.Modeling.Tokenizers.Merging;
using ToolAce.Modeling.Tokenizers.PreTokenizers;
using ToolAce.Modeling.Tokenizers.Scanners;

namespace ToolAce.Modeling.Tokenizers.Sections;

/// <summary>Chooses how sections are encoded: byte-level pipelines by bytes, the known patterns of those by scanners; all others as they are written.</summary>
internal static class SectionEncoders
{
    public static ISectionEncoder Build(ComponentJson preTokenizer, BpeParts model)
    {
        var steps = Steps(preTokenizer);
        if (steps is not [.. var before, { Type: "ByteLevel" } last] || before.Exists(s => s.Type is "ByteLevel" or "Sequence") || !ByteLevelModel.Covers(model.Vocabulary))
        {
            return new SplitEncoder(PreTokenizerReader.Read(preTokenizer), new CharacterModel(model));
        }

        var (bytes, whole) = (new ByteLevelModel(model), PreTokenizerReader.ByteLevel(last, writesBytes: false));
        return Scanner(before, whole) is { } scanner
            ? new ScannedEncoder(scanner, bytes, whole.AddsPrefixSpace)
            : new SplitEncoder(new SequencePreTokenizer([.. before.Select(step => PreTokenizerReader.Read(step)!), whole]), bytes);
    }

    private static IPieceScanner? Scanner(List<ComponentJson> before, ByteLevelPreTokenizer last) => before switch
    {
        [] when last.CutsWords => new Gpt2Scanner(),
        [{ Type: "Split" } split] when !last.CutsWords && !last.AddsPrefixSpace && split.Text("behavior") == nameof(SplitBehavior.Isolated)
            && !split.Flag("invert", byDefault: false) && split["pattern"].Text("Regex") is { } pattern => KnownPatterns.Find(pattern),
        _ => null,
    };

    private static List<ComponentJson> Steps(ComponentJson json) => json switch
    {
        { IsNull: true } => [],
        { Type: "Sequence" } => [.. json["pretokenizers"].Items()],
        _ => [json],
    };
}
