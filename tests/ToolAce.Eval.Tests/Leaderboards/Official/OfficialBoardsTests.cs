using ToolAce.Eval.Leaderboards.Formulas;
using ToolAce.Eval.Leaderboards.Official;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Leaderboards.Official;

/// <summary>Every official board of two years: read whole, and every aggregate recomputed from the row's own categories.</summary>
public sealed class OfficialBoardsTests
{
    /// <summary>
    /// Rows whose printed figures no formula gives from their own categories: the runs were partial, and the official script weighs by the items that were really
    /// answered. (xLAM-7b-r has 128 of 882 live irrelevance items; see the test of its own below.)
    /// </summary>
    private static readonly HashSet<string> PartialRuns = ["Mistral-Medium-2312 (Prompt)", "xLAM-7b-r (FC)"];

    [Fact]
    public void Read_EveryBoard_KnowsEveryColumnAndDropsNothing()
    {
        var files = Boards();
        Assert.Equal(61, files.Count);
        Assert.Empty(files.SelectMany(f => f.UnknownColumns));
        Assert.Empty(files.SelectMany(f => f.Rows).SelectMany(r => r.Other));
        Assert.Equal(4538, files.Sum(f => f.Rows.Count));
        Assert.Equal(["2024-03-20_4d88eb83_data.csv", "2024-03-20_9822980e_data.csv"], files.Where(f => f.Problems.Count > 0).Select(f => f.Name));
        Assert.All(files, f => Assert.All(f.Rows, r => Assert.True(r.Model.Length > 0 && (r.Figures.Count > 0 || f.Shape.Kind == BoardKind.FormatSensitivity))));
    }

    [Fact]
    public void Check_EveryBoard_AggregatesFollowFromTheCategories()
    {
        var problems = new List<string>();
        var checks = BoardTables.Of(Boards(), problems).SelectMany(t => BoardCheck.Of(t).Select(c => (t.Date, Check: c))).ToList();
        Assert.Empty(problems);

        var wrong = checks.Where(c => c.Check.Agrees == false).ToList();
        Assert.All(wrong, w => Assert.Contains(w.Check.Model, PartialRuns));
        Assert.Equal(13, wrong.Count);
        Assert.Equal(12, wrong.Count(w => w.Check.Figure == "overall"));

        // Of the 3,285 rows only Grok-3-mini-beta's of April 2025 cannot be recomputed: most of its categories are N/A.
        Assert.Equal(2, checks.Count(c => c.Check is { Figure: "overall", Agrees: null }));
        var agreeing = checks.Where(c => c.Check.Agrees == true).GroupBy(c => c.Check.Figure).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["overall"] = 3271, ["non_live"] = 574, ["non_live_ast"] = 2732, ["non_live_simple"] = 1318, ["exec"] = 2477, ["exec_simple"] = 1090, ["live"] = 573,
                ["live_ast"] = 236, ["all_ast"] = 213, ["all_irrelevance"] = 345, ["multi_turn"] = 2031, ["agentic"] = 109, ["web_search"] = 338, ["memory"] = 338,
                ["format_sensitivity_max_delta"] = 40, ["format_sensitivity_deviation"] = 40,
            }.OrderBy(c => c.Key, StringComparer.Ordinal),
            agreeing.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Check_ARunOfFewerItems_FollowsOnceTheyAreCounted()
    {
        var live = Boards().Single(f => f.Name == "2025-03-24_6079cfcd_data_live.csv").Rows.Single(r => r.Model == "xLAM-7b-r (FC)").Figures;
        var counts = BfclItemCounts.On(new DateOnly(2025, 3, 24));
        var measured = live.Where(f => f.Key is not ("live" or "live_ast")).ToDictionary(f => f.Key, f => new Score(f.Value, counts.Of(f.Key), [0, 1]));
        measured["live_irrelevance"] = Score.Of(111, 128);
        var score = BfclFormula.Of(BfclVersion.V3Executed, counts).Figures.Single(f => f.Name == "live").Evaluate(measured);
        Assert.Equal(111 / 128.0, live["live_irrelevance"], 0.00005);
        Assert.Equal(live["live"], score.MissingAsZero, 0.0001);
        Assert.Equal(["live_irrelevance (128 of 882 items)"], score.Missing);
    }

    [Fact]
    public void Read_TheSingleRows_AreTheBoardsOwn()
    {
        var boards = BoardTables.Of(Boards(), []);
        var single = BoardTables.Of(BoardReader.Read(Path.Combine(OfficialData.Require(), "leaderboard", "toolace_rows.json")), []);
        Assert.NotEmpty(single);
        foreach (var table in single)
        {
            var board = boards.Single(b => b.Commit == table.Commit);
            Assert.Equal(board.Suite, table.Suite);
            Assert.All(table.Rows, row => Assert.Empty(board.Rows.Single(r => r.Model == row.Model).Figures.Except(row.Figures)));
        }

        // They come with more sub-boards than there are files here, so more can be recomputed.
        Assert.All(single.SelectMany(BoardCheck.Of), c => Assert.NotEqual(false, c.Agrees));

        var last = single.Single(t => t.Date == new DateOnly(2025, 12, 16)).Rows.Single();
        Assert.Equal("ToolACE-2-8B (FC)", last.Model);
        Assert.Equal((0.4244, 0.871, 0.815), (last.Figures["overall"], last.Figures["non_live"], last.Figures["format_sensitivity_max_delta"]));
    }

    private static List<BoardFile> Boards()
    {
        var folder = Path.Combine(OfficialData.Require(), "leaderboard");
        Assert.SkipUnless(Directory.Exists(folder), $"the official boards are not here: {folder}");
        return [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).SelectMany(BoardReader.Read)];
    }
}
