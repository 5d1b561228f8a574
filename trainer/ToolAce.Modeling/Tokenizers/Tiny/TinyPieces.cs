namespace ToolAce.Modeling.Tokenizers.Tiny;

/// <summary>
/// What the tiny base's pre-tokeniser takes for one piece besides letters and digits, written with real spaces. Each is one token. What is not listed falls
/// apart into listed pieces, longest first; every ASCII mark alone is listed, so the same text is always cut the same way.
/// </summary>
internal static class TinyPieces
{
    private static readonly string[] Calls =
    [
        "[", "(", "=\"", "\", ", "=", ", ", "\")]", ")]", "\"), ", "), ", "()", "()]", "(), ", "=[", "=[\"", "\", \"", "\"]", "\"])]", "\"], ", "=[]", "={\"",
        "={", "=[{\"", "\"})]", "})]", "\"}, ", "}, ", "])]", "], ", "\"}), ", "}), ", "\"]), ", "]), ", "={}", "\"\"", "=-", "=\"\"",
    ];

    private static readonly string[] Json =
    [
        "{\"", "[{\"", "\": \"", "\": ", "\": [\"", "\": [", "\": [{\"", "\": {\"", ", \"", "\"}", "\"}}", "}}", "\"]}", "]}", "}]", "\"}]", "\"}}]", "}}]", "\"]}}]",
        "}, {\"", "\"}, {\"", "\"}}, {\"", "}}, {\"", "\": -", "\": []", "\": {}", "{}", "[]", "\":\"", "\",\"", "\":", ",\"", "\":[\"", "\":{\"", "},{\"", "\"},{\"",
    ];

    private static readonly string[] Signatures =
    [
        "?: ", ": \"", "?: \"", "\"|\"", "\") - ", ") - ", ": [", "?: [", ": {", "?: {", "}) - ", "]) - ", "\"}) - ", "() - ", ": [\"", "\"|", "|", " | ",
    ];

    private static readonly string[] Prose =
    [
        ". ", "? ", "! ", ": ", "; ", " (", ") ", "\" ", " \"", " - ", " = ", ".\n", "\n\n", "\n- ", "://", "...", " $", "\".", "\",", ").", "'", " '", "' ", "  ", "    ", "\n", "\t", "\r",
    ];

    /// <summary>Every piece once, longest first, then by character.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Calls.Concat(Json).Concat(Signatures).Concat(Prose)
            .Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => ((char)c).ToString()).Where(c => !char.IsAsciiLetterOrDigit(c[0])))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(piece => piece.Length)
            .ThenBy(piece => piece, StringComparer.Ordinal),
    ];
}
