namespace ToolAce.Modeling.Tokenizers.PreTokenizers;

internal static class PreTokenizerReader
{
    public static IPreTokenizer? Read(ComponentJson json) => json.IsNull ? null : Required(json);

    /// <summary>Metaspace's scheme; files before 2024 say <c>add_prefix_space</c>.</summary>
    public static PrependScheme Scheme(ComponentJson json) => json.Text("prepend_scheme") switch
    {
        null => json.Flag("add_prefix_space", byDefault: true) ? PrependScheme.Always : PrependScheme.Never,
        "always" => PrependScheme.Always,
        "first" => PrependScheme.First,
        "never" => PrependScheme.Never,
        var other => throw json.Error($"has the unknown prepend_scheme \"{other}\"", "Known are always, first, never"),
    };

    public static char Replacement(ComponentJson json) =>
        json.RequiredText("replacement") is { Length: 1 } text ? text[0] : throw json["replacement"].Error("must be one character");

    public static ByteLevelPreTokenizer ByteLevel(ComponentJson json, bool writesBytes) =>
        new(json.Flag("add_prefix_space", byDefault: true), json.Flag("use_regex", byDefault: true), writesBytes);

    private static IPreTokenizer Required(ComponentJson json) => json.Type switch
    {
        "Sequence" => new SequencePreTokenizer([.. json["pretokenizers"].Items().Select(Required)]),
        "Split" => new SplitPreTokenizer(TokenPattern.Read(json["pattern"]), Behavior(json), json.Flag("invert", byDefault: false)),
        "ByteLevel" => ByteLevel(json, writesBytes: true),
        "Metaspace" => new MetaspacePreTokenizer(Replacement(json), Scheme(json), json.Flag("split", byDefault: true)),
        "Whitespace" => new SplitPreTokenizer(TokenPattern.Of(@"\w+|[^\w\s]+"), SplitBehavior.Removed, invert: true),
        "Digits" => new SplitPreTokenizer(
            TokenPattern.Of(@"\p{N}"), json.Flag("individual_digits", byDefault: false) ? SplitBehavior.Isolated : SplitBehavior.Contiguous, invert: false),
        "Punctuation" => new SplitPreTokenizer(
            TokenPattern.Of(@"[\p{P}!-/:-@\[-`{-~]"), json.Text("behavior") is null ? SplitBehavior.Isolated : Behavior(json), invert: false),
        _ => throw json.Unknown("pre-tokenizer", "Sequence, Split, ByteLevel, Metaspace, Whitespace, Digits, Punctuation"),
    };

    private static SplitBehavior Behavior(ComponentJson json)
    {
        var word = json.RequiredText("behavior");
        return Enum.TryParse<SplitBehavior>(word, out var behavior) && Enum.IsDefined(behavior)
            ? behavior
            : throw json["behavior"].Error($"\"{word}\" is unknown", $"Known are {string.Join(", ", Enum.GetNames<SplitBehavior>())}");
    }
}
