using Spectre.Console;
using ToolAce.Cycles.Estimates;

namespace ToolAce.Cli.Reports;

/// <summary>A dry run's figures for people.</summary>
internal static class EstimateReport
{
    public static void Write(Output output, CycleEstimate estimate)
    {
        output.Line("The config is valid.");
        if (estimate.Seconds is { } seconds)
        {
            output.Line($"Estimated: {ProgressText.Duration(TimeSpan.FromSeconds(seconds))}, {ProgressText.Bytes(estimate.MemoryBytes ?? 0)} of memory, {ProgressText.Bytes(estimate.DiskBytes ?? 0)} on disk.");
        }

        if (estimate.Memory is { } memory)
        {
            output.Line($"Memory of training: weights {ProgressText.Bytes(memory.Weights)}, adapter {ProgressText.Bytes(memory.Adapter)}, activations {ProgressText.Bytes(memory.Activations)}, logits {ProgressText.Bytes(memory.Logits)}, the program {ProgressText.Bytes(memory.Process)}.");
        }

        output.Line($"Basis: {estimate.Basis}.");
        if (estimate.Stages.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("iteration", "stage", "seconds");
            foreach (var stage in estimate.Stages)
            {
                table.AddRow($"{stage.Iteration}", Markup.Escape(stage.Stage), $"{stage.Seconds:F0}");
            }

            output.Report.Write(table);
        }

        foreach (var warning in estimate.Warnings)
        {
            output.Line($"Warning: {warning}");
        }

        foreach (var missing in estimate.Missing)
        {
            output.Line($"Missing ({missing.Key}): {missing.What}. To mend it: {missing.How}.");
        }
    }
}
