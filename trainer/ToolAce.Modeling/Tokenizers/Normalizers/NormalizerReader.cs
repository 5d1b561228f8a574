namespace ToolAce.Modeling.Tokenizers.Normalizers;

internal static class NormalizerReader
{
    public static INormalizer? Read(ComponentJson json) => json.IsNull ? null : Required(json);

    private static INormalizer Required(ComponentJson json) => json.Type switch
    {
        "Sequence" => new SequenceNormalizer([.. json["normalizers"].Items().Select(Required)]),
        "Replace" => new ReplaceNormalizer(TokenPattern.Read(json["pattern"]), json.RequiredText("content")),
        "NFC" => new ComposingNormalizer(),
        "Lowercase" => new LowercaseNormalizer(),
        "Prepend" => new PrependNormalizer(json.RequiredText("prepend")),
        _ => throw json.Unknown("normalizer", "Sequence, Replace, NFC, Lowercase, Prepend"),
    };
}
