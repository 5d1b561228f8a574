using System.Diagnostics;
using ToolAce.Cli.Reports;
using ToolAce.Core.Models;

namespace ToolAce.Cli.Bench.Decoding;

/// <summary>Two models continue the same texts, in turns.</summary>
internal sealed class DecodingRace(IContinuationModel torchModel, IContinuationModel onnxModel, GenerationOptions options, int passes, Output output)
{
    /// <summary>Measures both at one batch size; the first pass of each only warms up.</summary>
    public async Task<DecodingRun> MeasureAsync(int batch, IReadOnlyList<IReadOnlyList<string>> batches, CancellationToken cancellationToken)
    {
        using var progress = output.Begin($"batch {batch}", passes, "passes");
        var (torchAnswer, onnxAnswer) = ((await PassAsync(torchModel, batches, cancellationToken)).Ids, (await PassAsync(onnxModel, batches, cancellationToken)).Ids);
        var same = torchAnswer.SequenceEqual(onnxAnswer);
        var (torchRates, onnxRates) = (new List<double>(), new List<double>());
        for (var pass = 0; pass < passes; pass++)
        {
            torchRates.Add((await PassAsync(torchModel, batches, cancellationToken)).Rate);
            onnxRates.Add((await PassAsync(onnxModel, batches, cancellationToken)).Rate);
            progress.Report(pass + 1);
        }

        var (torchRate, onnxRate) = (Median(torchRates), Median(onnxRates));
        output.Line($"batch {batch}: torch {torchRate:N0} tokens/s, ONNX Runtime {onnxRate:N0} tokens/s, {onnxRate / torchRate:0.00} times; {(same ? "the same tokens" : "DIFFERENT TOKENS")}");
        return new DecodingRun(batch, Math.Round(torchRate), Math.Round(onnxRate), Math.Round(onnxRate / torchRate, 3), onnxAnswer.Count, same);
    }

    private async Task<(double Rate, List<int> Ids)> PassAsync(IContinuationModel model, IReadOnlyList<IReadOnlyList<string>> batches, CancellationToken cancellationToken)
    {
        GC.Collect(); // what an earlier pass left must not be collected within this one
        var ids = new List<int>();
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in batches)
        {
            ids.AddRange((await model.ContinueAsync(batch, options, progress: null, cancellationToken)).SelectMany(a => a.TokenIds));
        }

        return (ids.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, ids);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
