using static ToolAce.Eval.Leaderboards.Formulas.FormulaNode;

namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>
/// The Berkeley board's formula of one version: <paramref name="Overall"/> is what it ranks by, <paramref name="Shown"/> are figures that it prints beside.
/// </summary>
public sealed record BfclFormula(BfclVersion Version, FormulaNode Overall, IReadOnlyList<FormulaNode> Shown)
{
    /// <summary>The name of what the board ranks by.</summary>
    public const string OverallName = "overall";

    /// <summary>The formula of a version, over the v4 data unless other counts are given.</summary>
    public static BfclFormula Of(BfclVersion version, BfclItemCounts? counts = null) => version switch
    {
        BfclVersion.V1 => new Builder(counts).V1(),
        BfclVersion.V2 => new Builder(counts).V2(),
        BfclVersion.V3Executed => new Builder(counts).V3(executed: true),
        BfclVersion.V3 => new Builder(counts).V3(executed: false),
        _ => new Builder(counts).V4(),
    };

    /// <summary>Every figure by name; those on the way to the overall figure first.</summary>
    public IEnumerable<FormulaNode> Figures => Overall.All.Concat(Shown.SelectMany(s => s.All)).DistinctBy(n => n.Name);

    private sealed class Builder(BfclItemCounts? counts)
    {
        private readonly BfclItemCounts items = counts ?? BfclItemCounts.Current;

        public BfclFormula V1()
        {
            var simple = ByItems("non_live_simple", Languages());
            var ast = new[] { simple, Leaf("multiple"), Leaf("parallel"), Leaf("parallel_multiple") };
            var executed = Executed(ByItems("exec_simple", Leaf("exec_simple_python"), Leaf("exec_simple_rest")));
            return new(BfclVersion.V1, ByItems(OverallName, [.. ast, .. executed, Leaf("irrelevance")]), [Mean("non_live_ast", ast), Mean("exec", executed)]);
        }

        public BfclFormula V2()
        {
            var ast = NonLiveAst();
            var executed = Executed();
            var both = ast.Zip(LiveAst(), (nonLive, live) => Mean($"all_{live.Name["live_".Length..]}", nonLive, live)).ToList();
            return new(
                BfclVersion.V2,
                Mean(OverallName, [.. both, .. executed, Irrelevance(), Leaf("live_relevance")]),
                [Mean("all_ast", both), Mean("exec", executed), Mean("non_live", [.. ast, .. executed, Leaf("irrelevance")]), Live()]);
        }

        public BfclFormula V3(bool executed)
        {
            var run = executed ? Executed() : [];
            var nonLive = Mean("non_live", [.. NonLiveAst(), .. run, Leaf("irrelevance")]);
            FormulaNode[] shown = [Mean("non_live_ast", NonLiveAst()), ByItems("live_ast", LiveAst()), Irrelevance()];
            return new(
                executed ? BfclVersion.V3Executed : BfclVersion.V3,
                Mean(OverallName, nonLive, Live(), MultiTurn()),
                executed ? [.. shown, Mean("exec", run)] : shown);
        }

        public BfclFormula V4()
        {
            var agentic = Mean(
                "agentic",
                Repeated("web_search", Leaf("web_search_base"), Leaf("web_search_no_snippet")),
                Repeated("memory", Leaf("memory_kv"), Leaf("memory_vector"), Leaf("memory_rec_sum")));
            var overall = Shares(
                OverallName,
                (10, Mean("non_live", NonLiveAst())),
                (10, ByItems("live", LiveAst())),
                (10, Irrelevance()),
                (30, MultiTurn()),
                (40, agentic));
            return new(BfclVersion.V4, overall, [Leaf("live_relevance"), Leaf("format_sensitivity")]);
        }

        private FormulaNode Leaf(string category) => Category(category, items.Of(category));

        private FormulaNode[] Languages() => [Leaf("simple_python"), Leaf("simple_java"), Leaf("simple_javascript")];

        private FormulaNode[] NonLiveAst() => [Mean("non_live_simple", Languages()), Leaf("multiple"), Leaf("parallel"), Leaf("parallel_multiple")];

        private FormulaNode[] Executed() => Executed(Mean("exec_simple", Leaf("exec_simple_python"), Leaf("exec_simple_rest")));

        private FormulaNode[] Executed(FormulaNode simple) => [simple, Leaf("exec_multiple"), Leaf("exec_parallel"), Leaf("exec_parallel_multiple")];

        private FormulaNode[] LiveAst() => [Leaf("live_simple"), Leaf("live_multiple"), Leaf("live_parallel"), Leaf("live_parallel_multiple")];

        private FormulaNode Live() => ByItems("live", [.. LiveAst(), Leaf("live_irrelevance"), Leaf("live_relevance")]);

        private FormulaNode Irrelevance() => Mean("all_irrelevance", Leaf("irrelevance"), Leaf("live_irrelevance"));

        private FormulaNode MultiTurn() => Repeated(
            "multi_turn", Leaf("multi_turn_base"), Leaf("multi_turn_miss_func"), Leaf("multi_turn_miss_param"), Leaf("multi_turn_long_context"));
    }
}
