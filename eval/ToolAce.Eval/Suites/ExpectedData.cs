using ToolAce.Eval.ApiBank;
using ToolAce.Eval.General.CommonsenseQa;
using ToolAce.Eval.General.Gsm8k;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.General.Mmlu;

namespace ToolAce.Eval.Suites;

/// <summary>Data that suites need and this project does not carry.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Folder">Where it has to lie below the data folder.</param>
/// <param name="Upstream">Whose files at which revision.</param>
public sealed record ExpectedData(string Suite, string Folder, string Upstream)
{
    /// <summary>The environment variable that names the data folder where nothing else does.</summary>
    public const string Variable = "TOOLACE_DATA";

    /// <summary>All of it.</summary>
    public static IReadOnlyList<ExpectedData> All { get; } =
    [
        new(OfficialSuite.Name, "bfcl", $"{OfficialSuite.Revision}, folder berkeley-function-call-leaderboard/bfcl_eval/data"),
        new(ApiBankSuite.Name, "api-bank", ApiBankData.Revision),
        General(MmluTask.Name, MmluTask.Upstream),
        General(CommonsenseQaTask.Name, CommonsenseQaTask.Upstream),
        General(Gsm8kTask.Name, Gsm8kTask.Upstream),
        General(HumanEvalTask.Name, HumanEvalTask.Upstream),
    ];

    /// <summary>Whether the folder is there, with something in it.</summary>
    /// <param name="data">The data folder; null when none is known.</param>
    public bool IsIn(string? data) => data is not null && Directory.Exists(Path.Combine(data, Folder)) && Directory.EnumerateFileSystemEntries(Path.Combine(data, Folder)).Any();

    private static ExpectedData General(string name, string upstream) => new(name, $"general/{name}", upstream);
}
