namespace ToolAce.Eval.ApiBank.Dialogues;

/// <summary>The folders of the two official levels; the folder decides the level, whatever the files are called.</summary>
public static class ApiLevels
{
    /// <summary>Level 1: the descriptions of all APIs that occur are shown.</summary>
    public const string Call = "level-1-given-desc";

    /// <summary>Level 2: only the searcher of tools is shown.</summary>
    public const string Retrieve = "level-2-toolsearcher";

    /// <summary>Both, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Call, Retrieve];
}
