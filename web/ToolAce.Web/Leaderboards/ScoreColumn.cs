using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Suites;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>A category of a suite, or what is made of several. Categories of different suites are different columns, whatever they are called.</summary>
/// <param name="Suite">Its suite; <c>all</c> for what is pooled over the cycle's suites.</param>
/// <param name="Category">Its category, or the aggregate's name.</param>
public sealed record ScoreColumn(string Suite, string Category)
{
    /// <summary>From this <see cref="Place"/> on stand the suites' categories.</summary>
    internal const int Suites = 30;

    private const string Everything = "all";

    /// <summary>All items of a run, and its call categories together.</summary>
    public static IReadOnlyList<ScoreColumn> Pooled { get; } = [new(Everything, Everything), new(Everything, "calls")];

    /// <summary>What the Berkeley board ranks by, newest formula first.</summary>
    public static IReadOnlyDictionary<BfclVersion, ScoreColumn> Boards { get; } =
        Enum.GetValues<BfclVersion>().OrderDescending().ToDictionary(v => v, v => new ScoreColumn(OfficialSuite.Name, $"BFCL {FormulaName.Shown(v)}"));

    /// <summary>What tuning did to general ability: a difference to the base, not a share.</summary>
    public static ScoreColumn Forgetting { get; } = new("general", "forgetting");

    /// <summary>Whether it is made of several categories.</summary>
    public bool Aggregate => this == Forgetting || Boards.Values.Contains(this);

    /// <summary>Its head.</summary>
    public string Title => this == Forgetting ? LeaderboardTexts.Forgetting
        : Suite == ApiBankSuite.Name ? $"API-Bank {Level}"
        : Category.Replace('_', ' ');

    /// <summary>The column's name in an address.</summary>
    public string Address => $"{Suite}/{Category}";

    /// <summary>Where it stands: pooled ones, aggregates, API-Bank's levels, forgetting, then suites by name.</summary>
    internal int Place => this switch
    {
        _ when Pooled.Contains(this) => Pooled[0] == this ? 0 : 1,
        _ when this == Forgetting => 20,
        _ when Boards.Values.Contains(this) => 2 + Array.IndexOf([.. Boards.Values], this),
        { Suite: ApiBankSuite.Name } => 10,
        _ => Suites,
    };

    private string Level => Category switch
    {
        ApiLevels.Call => LeaderboardTexts.Level.With(1),
        ApiLevels.Retrieve => LeaderboardTexts.Level.With(2),
        _ => Category.Replace('-', ' '),
    };
}
