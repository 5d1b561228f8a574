using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Cycles.Dispatching.Children;

namespace ToolAce.Cycles.Prompting;

/// <summary>
/// Lets people ask models. The models live in one child process, which is started by the first question, keeps the model last asked, and ends when nobody has asked
/// for a while. Questions take turns.
/// </summary>
public sealed class PromptSession(StageCommand command, TimeSpan idle, TimeSpan longest, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource closing = new();
    private Process? child;
    private ITimer? ending;

    internal bool ChildLives => child is not null;

    /// <summary>Asks; whatever goes wrong is the reply's problem.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async Task<PromptReply> AskAsync(PromptRequest request, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            ending?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return await ExchangeAsync(request, cancellationToken);
        }
        finally
        {
            ending ??= time.CreateTimer(_ => EndIfIdle(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            ending.Change(idle, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    /// <summary>Ends the child.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync(); // a question under way does not hold up the server's end
        await turn.WaitAsync(CancellationToken.None);
        End();
        if (ending is not null)
        {
            await ending.DisposeAsync();
        }

        turn.Dispose();
        closing.Dispose();
    }

    private async Task<PromptReply> ExchangeAsync(PromptRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        limit.CancelAfter(longest);
        try
        {
            var asked = child is { HasExited: false } ? child : Start();
            await asked.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, CoreJson.Options).AsMemory(), limit.Token);
            await asked.StandardInput.FlushAsync(limit.Token);
            if (await asked.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                return JsonSerializer.Deserialize<PromptReply>(line, CoreJson.Options)!;
            }

            await asked.WaitForExitAsync(limit.Token);
            return Lost($"The process that holds the model ended with exit code {asked.ExitCode}. Most often memory ran out: the model may be too large for this machine (toolace doctor shows its memory).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !closing.IsCancellationRequested)
        {
            return Lost($"There was no answer within {longest.TotalSeconds:F0} seconds, so it was given up. Ask for fewer tokens, or let the running stage finish first.");
        }
        catch (OperationCanceledException)
        {
            End(); // half an answer must not be taken for the next one
            throw;
        }
        catch (Exception broken) when (broken is IOException or JsonException or Win32Exception)
        {
            return Lost($"The process that holds the model is gone or does not make sense ({broken.Message}). Ask again: it is started anew.");
        }
    }

    private PromptReply Lost(string problem)
    {
        End();
        return new PromptReply(null, null, problem);
    }

    private Process Start()
    {
        End();
        var start = new ProcessStartInfo(command.Program, command.Arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        child = Process.Start(start) ?? throw new IOException($"{command.Program} could not be started");
        child.ErrorDataReceived += (_, _) => { }; // read, so that it never waits for a reader
        child.BeginErrorReadLine();
        return child;
    }

    private void EndIfIdle()
    {
        if (turn.Wait(0, CancellationToken.None))
        {
            End();
            turn.Release();
        }
    }

    private void End()
    {
        if (child is null)
        {
            return;
        }

        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // it has ended by itself
        }

        child.Dispose();
        child = null;
    }
}
