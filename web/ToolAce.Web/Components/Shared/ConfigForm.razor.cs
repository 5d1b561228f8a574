using System.Globalization;
using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Endpoints;
using ToolAce.Web.Launching;

namespace ToolAce.Web.Components.Shared;

/// <summary>A config's text as a form: another view of the same thing. A change writes that one value into the text and leaves all else as it stands.</summary>
public sealed partial class ConfigForm
{
    private ConfigValues _written = ConfigText.Values("");
    private string _model = "";
    private string? _agents;
    private string? _problem;

    /// <summary>The config's text.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What the text amounts to, or did when it could be read last; null before.</summary>
    [Parameter, EditorRequired]
    public required CycleConfig? Config { get; set; }

    /// <summary>Models to choose from: name and path.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<(string Name, string Path)> Models { get; set; }

    /// <summary>Endpoints to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Endpoint> Endpoints { get; set; }

    /// <summary>Told the changed text.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<string> Changed { get; set; }

    /// <summary>Whether the text is too long to be changed here.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _written = ConfigText.Values(Text); // once, not for every field: a long text takes its time
        _model = _written.Get("model.path") ?? Config?.Model.Path ?? "";
        var kind = _written.Get("agents.kind");
        _agents = kind is null or "scripted" ? null : _written.Get("agents.model") ?? kind;
    }

    /// <summary>What is written, else what the last readable config came to, standards included.</summary>
    private string? Value(FormField field) => _written.Get(field.Key) ?? (Config is null ? null : Convert.ToString(field.Value(Config), CultureInfo.InvariantCulture));

    private bool Written(Endpoint endpoint) => _agents is not null && _written.Get("agents.model") == endpoint.Model && _written.Get("agents.address") == endpoint.Address.OriginalString;

    /// <summary>A field left empty leaves its key out, or as it was where the key is not there.</summary>
    private Task SetAsync(string key, string? value) => string.IsNullOrWhiteSpace(value) && _written.Get(key) is null
        ? Task.CompletedTask
        : ChangeAsync(text => ConfigText.Set(text, key, string.IsNullOrWhiteSpace(value) ? null : value.Trim()));

    private Task ChooseAgentsAsync(string? name) => ChangeAsync(text => Endpoints.FirstOrDefault(e => e.Name == name) is { } endpoint
        ? ConfigText.Set(ConfigText.Set(ConfigText.Set(text, "agents.kind", "endpoint"), "agents.model", endpoint.Model), "agents.address", endpoint.Address.OriginalString)
        : ConfigText.Set(text, "agents.kind", "scripted"));

    private async Task ChangeAsync(Func<string, string> change)
    {
        _problem = null;
        try
        {
            await Changed.InvokeAsync(change(Text));
        }
        catch (FormatException shape)
        {
            _problem = shape.Message;
        }
    }
}
