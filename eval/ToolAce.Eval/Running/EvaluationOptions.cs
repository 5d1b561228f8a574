using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Agentic.Corpora;

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

    /// <summary>How questions become prompts.</summary>
    public PromptStyle Prompts { get; init; }

    /// <summary>Whether results of calls come in messages of the user's, for endpoints that know tool messages only beside tools; official prompts only.</summary>
    public bool ResultsByUser { get; init; }

    /// <summary>0 means greedy.</summary>
    public double Temperature { get; init; }

    /// <summary>Tokens an answer may have.</summary>
    public int MaxTokens { get; init; } = 128;

    /// <summary>Items that are generated together.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Messages a model may write in one round of a conversation of the project's own.</summary>
    public int MaxSteps { get; init; } = 4;

    /// <summary>Messages with calls in one turn of an official conversation that acts on worlds; one more breaks it off.</summary>
    public int WorldSteps { get; init; } = 20;

    /// <summary>Where memories are kept from conversation to conversation.</summary>
    public IMemorySnapshots Memories { get; init; } = new MemorySnapshots();

    /// <summary>What the web-search categories search; null where nothing is named.</summary>
    public ISearchCorpus? Corpus { get; init; }

    /// <summary>Seeds the choice of examples, and generation where the temperature is above 0.</summary>
    public int Seed { get; init; }

    /// <summary>Predictions of an earlier run that was stopped; items answered there, for the same prompt, are not run again.</summary>
    public IReadOnlyList<Prediction> Done { get; init; } = [];
}
