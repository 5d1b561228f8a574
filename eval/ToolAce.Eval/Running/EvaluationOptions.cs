using ToolAce.Core.Dialogs;

namespace ToolAce.Eval.Running;

/// <summary>How a suite is run.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Only the first so many items of each category; null means all.</summary>
    public int? Limit { get; init; }

    /// <summary>Example dialogs shown before each prompt (few-shot).</summary>
    public int Shots { get; init; }

    /// <summary>Where examples are taken from; of training type, never from a suite.</summary>
    public IReadOnlyList<Dialog> Examples { get; init; } = [];

    /// <summary>Tokens an answer may have.</summary>
    public int MaxTokens { get; init; } = 128;

    /// <summary>Items that are generated together.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Messages a model may write in one round of a conversation.</summary>
    public int MaxSteps { get; init; } = 4;

    /// <summary>Seeds the choice of examples.</summary>
    public int Seed { get; init; }

    /// <summary>Predictions of an earlier run that was stopped; items answered there, for the same prompt, are not run again.</summary>
    public IReadOnlyList<Prediction> Done { get; init; } = [];
}
