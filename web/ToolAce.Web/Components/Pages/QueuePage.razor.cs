using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Humans;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;
using ToolAce.Verification.Experts.Llm;
using ToolAce.Verification.Reports;
using ToolAce.Web.Components.Shared;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Pages;

/// <summary>
/// A cycle's dialogs that a person should judge, one after the other, by buttons or keys. What rules and experts say is shown once the person has decided, so that it does
/// not lead them.
/// </summary>
public sealed partial class QueuePage
{
    private IReadOnlyList<ReviewItem> _items = [];
    private IReadOnlyDictionary<(int Iteration, string DialogId), StoredVerdict> _decided = new Dictionary<(int, string), StoredVerdict>();
    private IReadOnlyList<AgreementRow> _agreement = [];
    private DialogView? _view;
    private StoredVerdict? _own;
    private ElementReference _frame;
    private ElementReference _reasonField;
    private (int Place, string Reviewer)? _shown;
    private bool _known = true;
    private bool _moved;
    private bool _toReason;
    private int _place;
    private int _done;
    private string _reviewer = "";
    private string _reason = "";
    private HashSet<ExpertAspect> _wrong = [];
    private string? _problem;

    /// <summary>The cycle's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Which dialog of the queue, from 1; without it the first that the person has not decided.</summary>
    [SupplyParameterFromQuery]
    public int? At { get; set; }

    /// <summary>Who decides; without it whoever signed in.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject]
    private HomeLayout Home { get; set; } = null!;

    [Inject]
    private Ledger Ledger { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private HumanVerdictStore Store => new(Home, Time);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Only an id that the ledger knows may become a path.
        var cycle = await Ledger.CycleAsync(Id, CancellationToken.None);
        _known = cycle is not null;
        _reviewer = string.IsNullOrWhiteSpace(By) ? (await SignedIn).User.Identity?.Name ?? "" : By.Trim();
        if (cycle is null)
        {
            return;
        }

        try
        {
            _problem = null;
            _items = await Task.Run(() => new ReviewQueue(Home, Time).Items(Id, cycle.Seed, ReviewQueue.Share, CancellationToken.None));
            await LookAsync();
            Show();
        }
        catch (InvalidDataException damaged)
        {
            _problem = damaged.Message;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_moved && _view is not null)
        {
            _moved = false;
            await _frame.FocusAsync(preventScroll: true); // keys work from the first moment
        }
    }

    private async Task LookAsync()
    {
        (_decided, _agreement) = await Task.Run(() => (
            new ReviewQueue(Home, Time).Decided(Id, _reviewer, CancellationToken.None),
            new ExpertAgreement(Home, Time).Read(Id, CancellationToken.None)));
        _done = _items.Count(i => _decided.ContainsKey((i.Iteration, i.DialogId)));
    }

    private void Show()
    {
        if (_items.Count == 0)
        {
            return;
        }

        var open = _items.Index().Where(i => !_decided.ContainsKey((i.Item.Iteration, i.Item.DialogId))).Select(i => i.Index).FirstOrDefault(_items.Count - 1);
        _place = At is { } at && at >= 1 && at <= _items.Count ? at - 1 : open;
        var item = _items[_place];
        _own = _decided.GetValueOrDefault((item.Iteration, item.DialogId));
        if (_shown != (_place, _reviewer))
        {
            (_shown, _moved, _reason, _wrong) = ((_place, _reviewer), true, _own?.Reason ?? "", [.. _own?.Aspects ?? []]);
            _view = new DialogBrowser(Home).Read(Id, item.Iteration, item.DialogId, CancellationToken.None);
        }
    }

    private async Task DecideAsync(VerdictOutcome outcome)
    {
        _problem = null;
        if (outcome != VerdictOutcome.Rejected)
        {
            _wrong.Clear();
        }

        if (_view is null || (_own is { } own && own.Outcome == outcome && own.Reason == _reason.Trim() && _wrong.SetEquals(own.Aspects ?? [])))
        {
            return; // a key that was held down
        }

        try
        {
            var item = _items[_place];
            _own = Store.Add(Id, item.Iteration, _view.Dialog, outcome, _reason, _reviewer, _wrong);
            await LookAsync();
            if (At is null)
            {
                GoTo(_place); // the address names what is on show: without it the next load would be elsewhere
            }

            await _frame.FocusAsync(preventScroll: true);
        }
        catch (Exception refused) when (refused is ArgumentException or IOException or InvalidDataException)
        {
            _problem = refused is ArgumentException ? ReviewTexts.NeedsReason : refused.Message;
            await _reasonField.FocusAsync();
        }
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        // Whoever types on before the reason has the focus writes a reason, and must not accept by its first a.
        _toReason &= key.Key != "Escape";
        if (key.CtrlKey || key.AltKey || key.MetaKey || key.Repeat || _toReason)
        {
            return;
        }

        switch (key.Key.ToLowerInvariant())
        {
            case "a":
                await DecideAsync(VerdictOutcome.Accepted);
                break;
            case "u":
                await DecideAsync(VerdictOutcome.Unsure);
                break;
            case "r":
                _toReason = true;
                await _reasonField.FocusAsync();
                break;
            case [var digit] when AspectTicks.Of(digit) is { } aspect:
                Tick(aspect);
                break;
            case "b" when _place > 0:
                GoTo(_place - 1);
                break;
            case "n" when _place + 1 < _items.Count:
                GoTo(_place + 1);
                break;
        }
    }

    private void Tick(ExpertAspect aspect)
    {
        if (!_wrong.Remove(aspect))
        {
            _wrong.Add(aspect);
        }
    }

    private async Task OnReasonKeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            await _frame.FocusAsync(preventScroll: true);
        }
    }

    private void GoTo(int place) => Navigation.Ask("at", place + 1);

    private void Rename(string? name) => Navigation.Ask("by", string.IsNullOrWhiteSpace(name) ? null : name.Trim());

    private static string Json(ApiDefinition tool) => JsonSerializer.Serialize(tool, CoreJson.Indented);
}
