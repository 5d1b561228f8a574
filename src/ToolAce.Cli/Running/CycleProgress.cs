using ToolAce.Cli.Reports;
using ToolAce.Cycles.Dispatching;

namespace ToolAce.Cli.Running;

/// <summary>What happens in a cycle, on stderr: a bar for the part of the stage at work, a line for every stage that ends.</summary>
internal sealed class CycleProgress(Output output) : IProgress<CycleEvent>, IDisposable
{
    private ProgressDisplay? _bar;
    private (int Index, string What) _part;

    public void Report(CycleEvent value)
    {
        var name = $"[{value.Index + 1}/{value.Stages}] iteration {value.Stage.Iteration}, {value.Stage.Stage}";
        switch (value.Kind)
        {
            case CycleEventKind.Progress when value.Line is { } line:
                if (_bar is null || _part != (value.Index, line.What))
                {
                    End();
                    _part = (value.Index, line.What);
                    _bar = output.Begin($"{name}: {line.What}", line.Total, "done");
                }

                _bar.Report(line.Done);
                break;
            case CycleEventKind.Done:
                End();
                output.Note($"{name}: done in {value.Seconds:F1} s");
                break;
            case CycleEventKind.Skipped:
                output.Note($"{name}: already done");
                break;
            case CycleEventKind.Reused:
                output.Note($"{name}: taken over from {value.Message}");
                break;
            case CycleEventKind.Retrying:
                End();
                output.Note($"{name}: trying again: {value.Message}");
                break;
            case CycleEventKind.Failed:
                End();
                output.Note($"{name}: failed: {value.Message}");
                break;
        }
    }

    public void Dispose() => End();

    private void End()
    {
        _bar?.Dispose();
        _bar = null;
    }
}
