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

    /// <summary>Fewest tools offered, before adjustments.</summary>
    public int FewestTools { get; init; } = 1;

    /// <summary>Most tools offered, before adjustments.</summary>
    public int MostTools { get; init; } = 5;

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
}
