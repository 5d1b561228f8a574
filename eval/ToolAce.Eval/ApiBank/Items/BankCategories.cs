using ToolAce.Eval.ApiBank.Dialogues;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>Names of the suite's categories.</summary>
public static class BankCategories
{
    /// <summary>Level 3 as this project reads it.</summary>
    public const string Scenes = "api_bank_level_3_own_reading";

    /// <summary>Samples of a level that ask for a call.</summary>
    public static string Calls(string level) => level == ApiLevels.Call ? "api_bank_level_1" : "api_bank_level_2";

    /// <summary>Samples of a level that ask for words.</summary>
    public static string Responses(string level) => Calls(level) + "_responses";
}
