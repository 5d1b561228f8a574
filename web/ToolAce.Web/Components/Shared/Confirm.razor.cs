using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ToolAce.Web.Components.Shared;

/// <summary>A button for what cannot simply be undone: it asks once more, in its own place; Escape means no.</summary>
public sealed partial class Confirm
{
    private ElementReference _yes;
    private bool _asked;
    private bool _focused;

    /// <summary>What the button does.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What is asked once more, with what it means.</summary>
    [Parameter, EditorRequired]
    public required string Question { get; set; }

    /// <summary>Does it.</summary>
    [Parameter, EditorRequired]
    public required EventCallback Confirmed { get; set; }

    /// <summary>What says yes; the label without it.</summary>
    [Parameter]
    public string? Yes { get; set; }

    /// <summary>What says no.</summary>
    [Parameter]
    public string? No { get; set; }

    /// <summary>The button's whole name, where several are called alike.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Whether it can be pressed now.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_asked && !_focused)
        {
            await _yes.FocusAsync(); // whoever works by keyboard goes on here
        }

        _focused = _asked;
    }

    private async Task YesAsync()
    {
        _asked = false;
        await Confirmed.InvokeAsync();
    }

    private void OnKey(KeyboardEventArgs key) => _asked = key.Key != "Escape";
}
