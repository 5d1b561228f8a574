using System.Text.Json;
using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.Running.Storage;

/// <summary>What a run's folder says about it.</summary>
/// <param name="Settings">What decides its predictions.</param>
/// <param name="Started">When it was first started.</param>
/// <param name="Attempts">How often it was started.</param>
public sealed record RunRecord(RunSettings Settings, DateTimeOffset Started, int Attempts)
{
    /// <summary>When every item had its prediction; null before.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Items in all; null before the end.</summary>
    public int? Items { get; init; }

    /// <summary>How many of them are right.</summary>
    public int? Correct { get; init; }

    /// <summary>Items by what became of them.</summary>
    public IReadOnlyDictionary<Outcome, int>? Outcomes { get; init; }

    /// <summary>Items of the suite's files that could not be used.</summary>
    public int? LeftOut { get; init; }

    /// <summary>What an endpoint was asked and charged in the last attempt; null for local models.</summary>
    public JsonElement? Usage { get; init; }
}
