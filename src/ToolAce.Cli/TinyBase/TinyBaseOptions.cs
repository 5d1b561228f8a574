using ToolAce.Cli.Hosting;
using ToolAce.Modeling.Devices;
using ToolAce.Trainer.Pretraining;

namespace ToolAce.Cli.TinyBase;

/// <summary>The tiny base's recipe in numbers.</summary>
internal sealed record TinyBaseOptions
{
    /// <summary>Everything random follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>A base of the same corpus to start from, such as one that has gone through the earlier phases. Null means random weights.</summary>
    public string? From { get; init; }

    /// <summary>Learned merges for words outside the corpus.</summary>
    public int Merges { get; init; } = 300;

    /// <summary>CPU threads; 0 means all cores. The result does not depend on them.</summary>
    public int Threads { get; init; }

    /// <summary>Where and in which type; float32 on the processor unless said otherwise.</summary>
    public DeviceChoice Device { get; init; } = DeviceChoice.Of(DeviceRequest.Cpu);

    /// <summary>Copying alone, then plain forms, then the mixture, then forms in many notations, then with all that is hard to read; each with smaller steps than the one before.</summary>
    public IReadOnlyList<PretrainPhase> Phases { get; init; } =
    [
        new("copy", Steps: 400, Batch: 48, MatrixRate: 0.02, OtherRate: 3e-3),
        new("plain", Steps: 2500, Batch: 16, MatrixRate: 0.01, OtherRate: 1.5e-3),
        new("mixture", Steps: 6000, Batch: 16, MatrixRate: 0.008, OtherRate: 1e-3),
        new("varied", Steps: 6000, Batch: 16, MatrixRate: 0.008, OtherRate: 1e-3),
        new("detailed", Steps: 3000, Batch: 16, MatrixRate: 0.006, OtherRate: 8e-4),
    ];

    /// <summary>These options with some of the phases, in their usual order.</summary>
    /// <exception cref="UsageException">There is no phase of that name.</exception>
    public TinyBaseOptions Only(IReadOnlyCollection<string> names)
    {
        var unknown = names.FirstOrDefault(n => Phases.All(p => p.Name != n));
        return unknown is null
            ? this with { Phases = [.. Phases.Where(p => names.Contains(p.Name))] }
            : throw new UsageException($"There is no phase '{unknown}'.", $"The phases are {string.Join(", ", Phases.Select(p => p.Name))}.");
    }
}
