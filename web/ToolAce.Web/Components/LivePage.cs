using Microsoft.AspNetCore.Components;

namespace ToolAce.Web.Components;

/// <summary>
/// A page that looks at the ledger and the stages' files again every second while somebody has it open. It keeps nothing that those do not hold, so a reload or another
/// server shows the same.
/// </summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _closed = new();
    private Task _watching = Task.CompletedTask;

    /// <summary>The clock.</summary>
    [Inject]
    protected TimeProvider Time { get; set; } = null!;

    /// <summary>Reads what the page shows; true when it has to be drawn again.</summary>
    protected abstract Task<bool> LookAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => await LookAsync(_closed.Token);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _watching = WatchAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _watching;
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, Time, _closed.Token);
                if (await LookAsync(_closed.Token))
                {
                    await InvokeAsync(StateHasChanged);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
