namespace ToolAce.Eval.Leaderboards.Formulas;

/// <summary>One figure of a formula: a category, or what is made of other figures. Names are unique within a formula.</summary>
/// <param name="Name">A category's or an aggregate's name.</param>
/// <param name="Combination">How the parts are put together.</param>
/// <param name="Parts">The parts with their shares (percent; 1 where the combination has no shares of its own); none for a category.</param>
/// <param name="Items">The official number of items.</param>
/// <param name="SameQuestions">Whether the parts ask the same questions in several ways, so that their errors hang together.</param>
public sealed record FormulaNode(string Name, Combination Combination, IReadOnlyList<(double Share, FormulaNode Node)> Parts, int Items, bool SameQuestions)
{
    /// <summary>The categories below, or itself.</summary>
    public IEnumerable<FormulaNode> Categories => Combination == Combination.Category ? [this] : Parts.SelectMany(p => p.Node.Categories);

    /// <summary>Itself and everything below.</summary>
    public IEnumerable<FormulaNode> All => [this, .. Parts.SelectMany(p => p.Node.All)];

    internal static FormulaNode Category(string name, int items) => new(name, Combination.Category, [], items, SameQuestions: false);

    internal static FormulaNode Mean(string name, params IReadOnlyList<FormulaNode> parts) => Of(name, Combination.Unweighted, parts);

    internal static FormulaNode Repeated(string name, params IReadOnlyList<FormulaNode> parts) => Mean(name, parts) with { SameQuestions = true };

    internal static FormulaNode ByItems(string name, params IReadOnlyList<FormulaNode> parts) => Of(name, Combination.ByItems, parts);

    internal static FormulaNode Shares(string name, params IReadOnlyList<(double Percent, FormulaNode Node)> parts) =>
        new(name, Combination.Percent, parts, parts.Sum(p => p.Node.Items), SameQuestions: false);

    private static FormulaNode Of(string name, Combination combination, IReadOnlyList<FormulaNode> parts) =>
        new(name, combination, [.. parts.Select(p => (1.0, p))], parts.Sum(p => p.Items), SameQuestions: false);
}
