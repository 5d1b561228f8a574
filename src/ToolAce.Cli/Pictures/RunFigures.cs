using ToolAce.Cycles.Bands;
using ToolAce.Cycles.Results;

namespace ToolAce.Cli.Pictures;

/// <summary>What a run's picture shows: losses by step of each iteration, complexities before and after each training, the bands, the scores.</summary>
internal sealed record RunFigures(
    string Title,
    CycleSummary Summary,
    IReadOnlyList<IReadOnlyList<double>> Losses,
    IReadOnlyList<Complexities> Complexities,
    IReadOnlyList<BandReport> Bands);
