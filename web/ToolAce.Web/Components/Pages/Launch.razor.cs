using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Endpoints;
using ToolAce.Cycles.Estimates;
using ToolAce.Cycles.Models;
using ToolAce.Cycles.Running;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Hosting;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>A config, looked at as it is typed, with what it will take and what it lacks; then the button. <c>?from=CYCLE</c> begins with that cycle's config.</summary>
public sealed partial class Launch
{
    private const int MostCharacters = 200_000;
    private const string FirstPreset = "tiny.yaml";
    private IReadOnlyList<string> _presets = [];
    private string _chosen = FirstPreset;
    private string _text = "";
    private string? _problem;
    private CycleConfig? _config;
    private IReadOnlyList<(string Name, string Path)> _models = [];
    private IReadOnlyList<Endpoint> _endpoints = [];
    private CycleEstimate? _estimate;
    private bool _busy;

    /// <summary>The cycle to clone.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [Inject]
    private ControlPlaneOptions Options { get; set; } = null!;

    [Inject]
    private CycleService Service { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private ModelRegistry Models { get; set; } = null!;

    [Inject]
    private EndpointStore Endpoints { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Presets => Path.Combine(Options.ProgramRoot, "configs", "presets");

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // The shipped base goes by its path in the program, as the presets write it.
        try
        {
            _models = [.. Models.All().Select((m, i) => (m.Name, i == 0 ? ModelRegistry.Shipped : m.Folder))];
            _endpoints = Endpoints.All();
        }
        catch (InvalidDataException)
        {
            // The pages of models and settings say what is damaged; a cycle can be launched all the same.
        }

        _presets = [.. Directory.GetFiles(Presets, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        if (From is { } id && await Ledger.CycleAsync(id, CancellationToken.None) is { } cycle)
        {
            (_text, _chosen) = (cycle.Config, cycle.Id);
            Check();
        }
        else
        {
            await LoadAsync(FirstPreset);
        }
    }

    private Task ChooseAsync(ChangeEventArgs change) => LoadAsync(change.Value as string ?? FirstPreset);

    private async Task LoadAsync(string preset)
    {
        _chosen = _presets.Contains(preset) ? preset : FirstPreset; // a name from the list, never a path
        _text = await File.ReadAllTextAsync(Path.Combine(Presets, _chosen));
        Check();
    }

    private void Change(string text)
    {
        _text = text;
        Check();
    }

    private void Check()
    {
        (_problem, _estimate) = (null, null);
        if (_text.Length > MostCharacters)
        {
            _problem = LaunchTexts.TooLong.With(MostCharacters);
            return;
        }

        try
        {
            var run = Service.Read(_text, "config");
            var estimate = Estimator.Estimate(run, new MeasuredTrainings(Options.Home));
            _estimate = estimate with { Missing = [.. estimate.Missing.Where(m => m.Key != "agents.keyVariable" || !HasKey(run.Config.Agents))] };
            _config = run.Config;
        }
        catch (CycleConfigException problem)
        {
            _problem = problem.Message;
        }
    }

    private bool HasKey(AgentsConfig agents) => _endpoints.Any(e => e.Address.OriginalString == agents.Address && Endpoints.HasKey(e.Name));

    private async Task LaunchAsync()
    {
        if (_busy)
        {
            return; // the second click of two may be under way before the button is off
        }

        _busy = true;
        try
        {
            var cycle = await Service.LaunchAsync(Service.Read(_text, "config"), CancellationToken.None);
            Navigation.NavigateTo($"cycles/{cycle.Id}");
        }
        catch (CycleConfigException problem)
        {
            (_problem, _busy) = (problem.Message, false);
        }
    }
}
