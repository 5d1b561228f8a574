using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace ToolAce.Web.Components.Shared;

/// <summary>The one grid: a table in a frame of its own height, of which only the lines in sight are read and drawn.</summary>
public sealed partial class Grid<TLine>
{
    private Virtualize<TLine>? _lines;

    /// <summary>What its lines are.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The heads of its columns.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Head { get; set; }

    /// <summary>One row of the table.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<TLine> Line { get; set; }

    /// <summary>Lines at hand; else <see cref="Provider"/> gives them.</summary>
    [Parameter]
    public ICollection<TLine>? Items { get; set; }

    /// <summary>Gives lines as they come into sight.</summary>
    [Parameter]
    public ItemsProviderDelegate<TLine>? Provider { get; set; }

    /// <summary>About how tall a line is, in pixels.</summary>
    [Parameter]
    public float Height { get; set; } = 48;

    /// <summary>Asks the provider again.</summary>
    public Task RefreshAsync() => _lines?.RefreshDataAsync() ?? Task.CompletedTask;
}
