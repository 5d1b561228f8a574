using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Models;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Components.Pages;

/// <summary>What cycles trained, and the folders that they can start from.</summary>
public sealed partial class Models
{
    private IReadOnlyList<Checkpoint>? _checkpoints;
    private List<Checkpoint> _shown = [];
    private IReadOnlyList<(RegisteredModel Model, ModelFolderFacts? Facts, string? Problem)> _bases = [];
    private string _folder = "";
    private string _name = "";
    private string? _problem;
    private string? _seen;
    private bool _busy;

    /// <summary>Part of a cycle's id, its name, or a version.</summary>
    [SupplyParameterFromQuery]
    public string? Named { get; set; }

    [Inject]
    private CheckpointCatalog Catalog { get; set; } = null!;

    [Inject]
    private ModelRegistry Registry { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LookAtBasesAsync();

    /// <inheritdoc/>
    protected override async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var state = $"{Named}|{await Catalog.StampAsync(cancellationToken)}";
        if (state == _seen)
        {
            return false;
        }

        _seen = state;
        _checkpoints = await Catalog.ListAsync(cancellationToken);
        _shown = [.. _checkpoints.Where(c => string.IsNullOrWhiteSpace(Named) || $"{c.Cycle.Id} {c.Cycle.Name} {c.Version}".Contains(Named.Trim(), StringComparison.OrdinalIgnoreCase))];
        return true;
    }

    private async Task RegisterAsync()
    {
        (_busy, _problem) = (true, null);
        try
        {
            var (name, folder) = (_name, _folder);
            await Task.Run(() => Registry.Add(name, folder));
            (_name, _folder) = ("", "");
            await LookAtBasesAsync();
        }
        catch (ArgumentException refused)
        {
            _problem = refused.Message;
        }
        finally
        {
            _busy = false;
        }
    }

    private Task ForgetAsync(string name)
    {
        Registry.Remove(name);
        return LookAtBasesAsync();
    }

    /// <summary>Reads each folder's small files; a large tokenizer takes a second.</summary>
    private async Task LookAtBasesAsync()
    {
        try
        {
            _bases = await Task.Run(() => (from model in Registry.All() let looked = ModelFolderFacts.Look(model.Folder) select (model, looked.Facts, looked.Problem)).ToList());
        }
        catch (InvalidDataException damaged)
        {
            _problem = damaged.Message;
        }
    }

    private void Filter(string? text) => Navigation.Ask("named", string.IsNullOrWhiteSpace(text) ? null : text);

    private static string Score(Checkpoint checkpoint, string category) => checkpoint.Scores.FirstOrDefault(s => s.Category == category) is { } score ? Shares.Percent(score.Accuracy) : "–";

    // The whole of a version stands on the checkpoint's own page.
    private static string Short(string version) => string.Join('+', version.Split('+').Select(v => v.Length <= 8 ? v : v[..8]));
}
