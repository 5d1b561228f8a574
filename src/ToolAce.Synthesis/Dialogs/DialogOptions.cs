using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Settings of dialog generation.</summary>
public sealed record DialogOptions
{
    /// <summary>The seed of all draws.</summary>
    public int Seed { get; init; }

    /// <summary>What ids start with.</summary>
    public string IdPrefix { get; init; } = "d";

    /// <summary>The mix of kinds as relative weights; a kind left out does not occur (the paper's data-type ablation).</summary>
    public IReadOnlyDictionary<DialogKind, double> Kinds { get; init; } = new Dictionary<DialogKind, double>
    {
        [DialogKind.Single] = 0.36,
        [DialogKind.Parallel] = 0.24,
        [DialogKind.Dependent] = 0.10,
        [DialogKind.NonTool] = 0.30,
    };

    /// <summary>Fewest tools offered, before adjustments, ≥ 0. Tools that a dialog needs are always there, so only dialogs without a call come to offer none.</summary>
    public int FewestTools { get; init; } = 1;

    /// <summary>Most tools offered, before adjustments.</summary>
    public int MostTools { get; init; } = 5;

    /// <summary>Most calls of a parallel request, after adjustments too; ≥ 2. Above 4 more than three calls come about without adjustments, the rarer the more.</summary>
    public int MostCalls { get; init; } = 4;

    /// <summary>Share of calling dialogs that go on with another request (0–1).</summary>
    public double FollowUps { get; init; } = 0.12;

    /// <summary>Share of single-call dialogs in which a required parameter is first missing and then supplied (0–1).</summary>
    public double AskedFirst { get; init; } = 0.12;

    /// <summary>Share of dependent dialogs in which the second call is asked for after the first result (0–1).</summary>
    public double AskedLater { get; init; } = 0.4;

    /// <summary>How many samples of each assistant action must agree (ToolACE 2.2.1).</summary>
    public int ConsistencySamples { get; init; } = 3;

    /// <summary>How often one sample of the scripted assistant errs (0–1).</summary>
    public double AssistantErrors { get; init; } = 0.01;

    /// <summary>Share of dialogs with a seeded fault (0–1).</summary>
    public double FaultRate { get; init; }

    /// <summary>Rounds of self-guided complication.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Dialogs that are written at once, ≥ 1: for agents that are waited for. It changes nothing about what is written.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>How far adjustments may go.</summary>
    internal DifficultyLimits Limits => new(Math.Min(1, FewestTools), MostCalls: MostCalls);
}
