using Microsoft.AspNetCore.Components;
using ToolAce.Cycles.Endpoints;
using ToolAce.Cycles.Results;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Web.Hosting;

namespace ToolAce.Web.Components.Pages;

/// <summary>The endpoints that agents may write with, where things lie, and how much room they take.</summary>
public sealed partial class Settings : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<Endpoint> _endpoints = [];
    private StorageUse? _use;
    private List<(string CycleId, string Name, long Bytes)> _cycles = [];
    private (string Name, EndpointTrial Result)? _trial;
    private string? _testing;
    private string? _changed;
    private ElementReference _nameField;
    private string? _problem;
    private string _name = "";
    private string _address = "";
    private string _model = "";
    private string _key = "";

    [Inject]
    private EndpointStore Store { get; set; } = null!;

    [Inject]
    private EndpointTester Tester { get; set; } = null!;

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private ControlPlaneOptions Options { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            _endpoints = Store.All();
            _use = await StorageUse.MeasureAsync(Home, Ledger, _closed.Token);
            _cycles = [.. _use.Cycles];
        }
        catch (InvalidDataException damaged)
        {
            _problem = damaged.Message;
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private void Save()
    {
        (_problem, _trial) = (null, null);
        try
        {
            Store.Save(_name, _address, _model, _key, _changed);
            _changed = null;
            (_name, _address, _model) = ("", "", "");
            _endpoints = Store.All();
        }
        catch (Exception refused) when (refused is ArgumentException or IOException or InvalidDataException)
        {
            _problem = refused.Message;
        }

        _key = ""; // it does not stay in the page, saved or not
    }

    private async Task EditAsync(Endpoint endpoint)
    {
        (_changed, _name, _address, _model, _key) = (endpoint.Name, endpoint.Name, endpoint.Address.OriginalString, endpoint.Model, "");
        await _nameField.FocusAsync(); // whoever works by keyboard goes on here
    }

    private void Remove(Endpoint endpoint)
    {
        _trial = null;
        Store.Remove(endpoint.Name);
        _endpoints = Store.All();
    }

    private async Task TestAsync(Endpoint endpoint)
    {
        (_trial, _testing) = (null, endpoint.Name);
        try
        {
            _trial = (endpoint.Name, await Tester.TryAsync(endpoint.Name, _closed.Token));
        }
        catch (InvalidDataException unreadable)
        {
            _problem = unreadable.Message;
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            _testing = null;
        }
    }
}
