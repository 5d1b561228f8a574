namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>APIs that need a service or a library that this project does not have. Whatever fails before they would run fails as upstream.</summary>
internal static class UnavailableApis
{
    public static IEnumerable<BankApi> All { get; } =
    [
        new("Translate", _ => ApiOutcome.NotHere("Translate needs an online translation service"), Never) { Optional = ["src_lang", "tgt_lang"] },
        new("Dictionary", _ => ApiOutcome.NotHere("Dictionary needs an online dictionary"), Never),
        new("SearchEngine", _ => ApiOutcome.NotHere("SearchEngine needs the tokeniser that its documents were split with"), Never),
    ];

    private static bool Never(ApiResult given, ApiResult wanted) => false;
}
