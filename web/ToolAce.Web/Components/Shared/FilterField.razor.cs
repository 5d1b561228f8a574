using Microsoft.AspNetCore.Components;

namespace ToolAce.Web.Components.Shared;

/// <summary>A text field whose text stands in the address. Drawing the page anew never takes away what was typed meanwhile.</summary>
public sealed partial class FilterField
{
    // Bound both ways, so that Blazor knows what the browser holds and sends the field's value only where this differs.
    private readonly FilterText _text = new();

    /// <summary>The element's id.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>What the text filters by.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What the address says; null for nothing.</summary>
    [Parameter, EditorRequired]
    public required string? Value { get; set; }

    /// <summary>Told the new text; empty for all.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<string?> Changed { get; set; }

    /// <summary>The element's type: <c>text</c>, or <c>number</c> for whole ones from 0.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>Characters that the field takes.</summary>
    [Parameter]
    public int MaxLength { get; set; } = 200;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _text.Follow(Value);

    private Task AskAsync(string? text)
    {
        _text.Ask(text);
        return Changed.InvokeAsync(text);
    }
}
