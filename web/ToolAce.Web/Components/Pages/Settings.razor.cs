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
        _endpoints = Store.All();
        try
        {
            _use = await StorageUse.MeasureAsync(Home, Ledger, _closed.Token);
            _cycles = [.. _use.Cycles];
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
            Store.Save(_name, _address, _model, _key);
            (_name, _address, _model) = ("", "", "");
        }
        catch (ArgumentException refused)
        {
            _problem = refused.Message;
        }

        _key = ""; // it does not stay in the page, saved or not
        _endpoints = Store.All();
    }

    private void Edit(Endpoint endpoint) => (_name, _address, _model, _key) = (endpoint.Name, endpoint.Address.OriginalString, endpoint.Model, "");

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
            _trial = (endpoint.Name, await Tester.TryAsync(endpoint, _closed.Token));
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
