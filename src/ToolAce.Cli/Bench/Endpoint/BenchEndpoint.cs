using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>
/// <c>toolace bench endpoint</c>: the way to a language model against a pretended endpoint under load. A process asks for samples, is killed half-way (SIGKILL), asks
/// on, and asks for everything once more; the endpoint counts what it was asked and paid for.
/// </summary>
internal sealed class BenchEndpoint() : VerbPart("endpoint", "Measures how well a loaded LLM endpoint is used, and that a killed run loses nothing and pays for nothing twice.")
{
    private const double LeastShare = 0.95;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly LoadOptions _load = new();
    private readonly Option<int> _samples = new("--samples") { Description = "Samples to ask for.", DefaultValueFactory = _ => 20_000 };
    private readonly Option<int> _inFlight = new("--in-flight") { Description = "Requests under way at the most.", DefaultValueFactory = _ => 512 };
    private readonly Option<double> _least = new("--least") { Description = "The share of slots ÷ mean latency that must be reached (0–1).", DefaultValueFactory = _ => LeastShare };

    protected override void Declare(Command command)
    {
        _load.Declare(command);
        command.Options.Add(_samples);
        command.Options.Add(_inFlight);
        command.Options.Add(_least);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var (load, samples) = (_load.Read(arguments), arguments.GetValue(_samples));
        if (samples < 2 || arguments.GetValue(_inFlight) < 1)
        {
            throw new UsageException("--samples and --in-flight are counts.", "Give at least 2 samples and 1 in flight.");
        }

        using var work = new WorkFolder(given: null);
        await using var endpoint = await EndpointProcess.StartAsync(load, cancellationToken);
        IReadOnlyList<string> asker =
        [
            "bench", "endpoint-client", "--address", endpoint.Address.ToString(), "--work", work.Path,
            "--samples", samples.ToString(CultureInfo.InvariantCulture), "--in-flight", arguments.GetValue(_inFlight).ToString(CultureInfo.InvariantCulture),
        ];
        var killedAt = await KillHalfWayAsync(endpoint, asker, samples, cancellationToken);
        output.Note($"killed after {killedAt:F1} s");
        await FinishAsync(asker, cancellationToken);
        var state = await endpoint.StateAsync(cancellationToken);
        var file = Path.Combine(work.Path, BenchEndpointClient.Samples);
        var written = SampleAsker.Read(file);
        File.Delete(file);
        await FinishAsync(asker, cancellationToken);
        var paidByRerun = (await endpoint.StateAsync(cancellationToken)).Charged - state.Charged;

        var report = EndpointReport.Of(load, samples, state, killedAt, paidByRerun, written);
        output.Line($"{report.AnswersPerSecond:F1} answers/s at {load.Slots} slots of {report.MeanLatency:F2} s: {report.AchievedShare:P1} of what they can give, over {report.FullSeconds:F0} s");
        output.Line($"{report.Lost} samples lost, {report.Doubled} doubled; {report.PaidTwice} paid twice, {report.PaidAgainAfterKill} of those under way at the kill paid again, {report.PaidByRerun} paid by asking all once more");
        output.Line($"{report.Attempts:N0} requests, {report.Retries:N0} of them repeated ({report.TooMany:N0} refused, {report.Faults:N0} failed)");
        output.Result(report);
        return report.IsSound && report.AchievedShare >= arguments.GetValue(_least) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<double> KillHalfWayAsync(EndpointProcess endpoint, IReadOnlyList<string> asker, int samples, CancellationToken cancellationToken)
    {
        using var process = Start(asker);
        try
        {
            while ((await endpoint.StateAsync(cancellationToken)).Charged < samples / 2 && !process.HasExited)
            {
                await Task.Delay(Look, cancellationToken);
            }
        }
        finally
        {
            process.Kill();
        }

        await endpoint.KilledAsync(cancellationToken);
        var state = await endpoint.StateAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return state.Now;
    }

    private static async Task FinishAsync(IReadOnlyList<string> asker, CancellationToken cancellationToken)
    {
        using var process = Start(asker);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != ExitCodes.Done)
        {
            throw new InvalidOperationException($"The process that asks ended with exit code {process.ExitCode}; what it said stands above.");
        }
    }

    private static Process Start(IReadOnlyList<string> arguments)
    {
        var self = SelfCommand.Current();
        return Process.Start(new ProcessStartInfo(self.FileName, [.. self.Arguments, .. arguments]) { UseShellExecute = false }) ?? throw new InvalidOperationException($"{self.FileName} did not start.");
    }
}
