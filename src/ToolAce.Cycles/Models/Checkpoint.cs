using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Cycles.Models;

/// <summary>An adapter that a cycle's iteration trained, and where it comes from.</summary>
/// <param name="Version">The base's hash and the adapter's, joined by a plus.</param>
/// <param name="BaseFolder">The base as the cycle's config finds it, absolute.</param>
/// <param name="AdapterFolder">The adapter as it was trained, absolute.</param>
/// <param name="Parent">The version it went on from: an earlier adapter, or the base.</param>
/// <param name="TrainedOn">Dialogs it was trained on; null where that is not known.</param>
/// <param name="Scores">What it got by category; empty before it was evaluated.</param>
/// <param name="IsLast">Whether its cycle goes no further.</param>
public sealed record Checkpoint(
    Cycle Cycle, int Iteration, string Version, string BaseFolder, string AdapterFolder, string Parent, long? TrainedOn, IReadOnlyList<ScoreRow> Scores, bool IsLast);
