using ToolAce.Core.Json;
using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Web.Leaderboards;

/// <summary>The Berkeley board's formulas by name: <c>bfcl_v4</c> in addresses, <c>v4</c> for people.</summary>
internal static class FormulaName
{
    private const string Prefix = "bfcl_";

    public static string Of(BfclVersion version) => Prefix + CoreJson.Word(version);

    public static string Shown(BfclVersion version) => CoreJson.Word(version).Replace('_', ' ');

    /// <summary>Null where it names none.</summary>
    public static BfclVersion? Parse(string? name) => Enum.GetValues<BfclVersion>().Where(v => Of(v) == name).Select(v => (BfclVersion?)v).FirstOrDefault();
}
