using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Stages;

/// <summary>One step of an iteration: reads artifacts, writes artifacts, can be resumed. Its data follow from inputs, settings and seed alone.</summary>
public interface IStage
{
    /// <summary>One of <see cref="StageNames"/>.</summary>
    string Name { get; }

    /// <summary>Raised whenever the same inputs would give other data.</summary>
    int CodeVersion { get; }

    /// <summary>The artifacts it closes, in this order; all of them there means that it is done.</summary>
    IReadOnlyList<string> Outputs(CycleConfig config);

    /// <summary>Artifacts that it closes only where there is something to say, before the last of its outputs.</summary>
    IReadOnlyList<string> Extras(CycleConfig config) => [];

    /// <summary>The keys of the config that it reads, and no others: their canonical JSON is its fingerprint.</summary>
    object Settings(CycleConfig config);

    /// <summary>Files and folders outside the store that it reads, by name, as the config writes them.</summary>
    IReadOnlyDictionary<string, string> Contents(CycleConfig config);

    /// <summary>The suites whose data, which is no part of this project, it reads; none but for evaluating stages.</summary>
    IReadOnlyList<string> OfficialSuites(CycleConfig config) => [];

    /// <summary>Whether it compares samples with the suites that can be found, so that their data is given to it where it is there.</summary>
    bool ScreensSuites(CycleConfig config) => false;

    /// <summary>Does the work. Called again after a kill, it goes on after the last whole part.</summary>
    Task RunAsync(StageContext context, CancellationToken cancellationToken);
}
