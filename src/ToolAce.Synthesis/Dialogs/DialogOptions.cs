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
    public int MostTools { get; init; } = 9;

    /// <summary>
    /// Most tools offered, after adjustments, no fewer than <see cref="MostTools"/>; null means the nine of ToolACE Fig. 2, or <see cref="MostTools"/> where that is more.
    /// No adjustment goes below <see cref="FewestTools"/>.
    /// </summary>
    public int? MostToolsAdjusted { get; init; }

    /// <summary>Most calls of a parallel request, after adjustments too; ≥ 2. Above 4 more than three calls come about without adjustments, the rarer the more.</summary>
    public int MostCalls { get; init; } = 7;

    /// <summary>Fewest messages of the person, ≥ 1. Above 1 no dialog ends with the assistant's question.</summary>
    public int FewestTurns { get; init; } = 1;

    /// <summary>Most messages of the person, ≥ 1 and no fewer than <see cref="FewestTurns"/>. With 1 nothing is asked that takes two.</summary>
    public int MostTurns { get; init; } = 8;

    /// <summary>
    /// Chance that the person goes on after a request (0–1), until <see cref="MostTurns"/>. With 1–8 turns 0.72 makes 3.3 of them on average, and the public ToolACE dialogs
    /// at hand have 3.33 (100 dialogs, 3 to 5 each).
    /// </summary>
    public double FollowUps { get; init; } = 0.72;

    /// <summary>
    /// How the person goes on, as relative weights; dialogs without calls go on with <see cref="FurtherForm.Plain"/> alone. Half are plain: of the public dialogs' later
    /// messages 76 % are answered without a call, but what scripted people have to say beside requests soon repeats itself.
    /// </summary>
    public IReadOnlyDictionary<FurtherForm, double> Further { get; init; } = new Dictionary<FurtherForm, double>
    {
        [FurtherForm.Again] = 1,
        [FurtherForm.Other] = 1,
        [FurtherForm.FromResult] = 1,
        [FurtherForm.Plain] = 3,
    };

    /// <summary>Share of single-call dialogs in which a required parameter is first missing and then supplied (0–1).</summary>
    public double AskedFirst { get; init; } = 0.12;

    /// <summary>Share of dependent dialogs in which the second call is asked for after the first result (0–1).</summary>
    public double AskedLater { get; init; } = 0.4;

    /// <summary>What the unlikeness of requests and tools is measured by.</summary>
    public DissimilarityMeasure Measure { get; init; } = DissimilarityMeasure.TfIdf;

    /// <summary>Which of the offered tools it is measured against.</summary>
    public DissimilarityOver Over { get; init; } = DissimilarityOver.Nearest;

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

    /// <summary>Turns of everyone after which a dialog is given up: room for two calls one after the other on each message of the person.</summary>
    internal int MostMessages => Math.Max(30, 6 * MostTurns);

    /// <summary>How far adjustments may go.</summary>
    public DifficultyLimits Limits => new(FewestTools, MostToolsAdjusted ?? Math.Max(MostTools, new DifficultyLimits().MostTools), MostCalls);
}
