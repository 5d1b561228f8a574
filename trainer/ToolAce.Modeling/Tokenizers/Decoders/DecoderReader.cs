using ToolAce.Modeling.Tokenizers.PreTokenizers;

namespace ToolAce.Modeling.Tokenizers.Decoders;

internal static class DecoderReader
{
    public static IDecoder? Read(ComponentJson json) => json.IsNull ? null : Required(json);

    private static IDecoder Required(ComponentJson json) => json.Type switch
    {
        "Sequence" => new SequenceDecoder([.. json["decoders"].Items().Select(Required)]),
        "ByteLevel" => new ByteLevelDecoder(),
        "Metaspace" => new MetaspaceDecoder(PreTokenizerReader.Replacement(json), PreTokenizerReader.Scheme(json)),
        "Replace" => new ReplaceDecoder(TokenPattern.Read(json["pattern"]), json.RequiredText("content")),
        "Fuse" => new FuseDecoder(),
        "ByteFallback" => new ByteFallbackDecoder(),
        "Strip" => new StripDecoder(Content(json), json["start"].Whole(), json["stop"].Whole()),
        _ => throw json.Unknown("decoder", "Sequence, ByteLevel, Metaspace, Replace, Fuse, ByteFallback, Strip"),
    };

    private static char Content(ComponentJson json) =>
        json.RequiredText("content") is { Length: 1 } text ? text[0] : throw json["content"].Error("must be one character");
}
