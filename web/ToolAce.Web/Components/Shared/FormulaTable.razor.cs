using Microsoft.AspNetCore.Components;
using ToolAce.Eval.Leaderboards.Formulas;

namespace ToolAce.Web.Components.Shared;

/// <summary>A figure and all that it is made of, one line a figure, indented by how deep it lies.</summary>
public sealed partial class FormulaTable
{
    private const double Same = 0.00005; // what shows alike is alike
    private List<(ScoreNode Node, int Depth)> _rows = [];
    private bool _zeros;

    /// <summary>What it is the table of.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The figures at the top.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ScoreNode> Roots { get; set; }

    /// <summary>What the first figure is called; its own name without it.</summary>
    [Parameter]
    public string? RootName { get; set; }

    /// <summary>Whether intervals are known, as they are of what was measured and not of what was published.</summary>
    [Parameter]
    public bool Intervals { get; set; } = true;

    /// <summary>The address of the run's errors, to which categories lead; null without such a page.</summary>
    [Parameter]
    public string? Anatomy { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _rows = [.. Roots.SelectMany(r => Flat(r, 0))];
        _zeros = _rows.Exists(r => Differs(r.Node));
    }

    private static IEnumerable<(ScoreNode Node, int Depth)> Flat(ScoreNode node, int depth) => node.Parts.SelectMany(p => Flat(p, depth + 1)).Prepend((node, depth));

    private static bool Differs(ScoreNode node) => node.Value is { } value ? Math.Abs(value - node.MissingAsZero) >= Same : node.MissingAsZero > 0;

    private string Name(ScoreNode node) => RootName is not null && ReferenceEquals(node, Roots[0]) ? RootName : node.Name.Replace('_', ' ');
}
