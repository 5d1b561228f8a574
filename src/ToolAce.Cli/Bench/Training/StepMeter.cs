using System.Diagnostics;
using System.Globalization;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cli.Bench.Training;

/// <summary>Reads the clocks and this process's memory after every step.</summary>
internal sealed class StepMeter : IProgress<StepProgress>
{
    private readonly List<double> _seconds = [];
    private readonly List<double> _cpuSeconds = [];
    private readonly List<long> _resident = [];
    private long _wall;
    private TimeSpan _cpu;

    /// <summary>Wall-clock time of every step.</summary>
    public IReadOnlyList<double> Seconds => _seconds;

    /// <summary>Processor time of every step.</summary>
    public IReadOnlyList<double> CpuSeconds => _cpuSeconds;

    /// <summary>Bytes resident after every step.</summary>
    public IReadOnlyList<long> Resident => _resident;

    /// <summary>The trainer's note just before its first step.</summary>
    public void Begin(string note) => (_wall, _cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    /// <inheritdoc/>
    public void Report(StepProgress value)
    {
        _seconds.Add(Stopwatch.GetElapsedTime(_wall).TotalSeconds);
        var cpu = Environment.CpuUsage.TotalTime;
        _cpuSeconds.Add((cpu - _cpu).TotalSeconds);
        _resident.Add(long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize);
        Begin(string.Empty);
    }
}
