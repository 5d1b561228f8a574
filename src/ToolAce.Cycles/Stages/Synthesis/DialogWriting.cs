using ToolAce.Cycles.Configuration;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>The config's words on dialogs as the generator's options.</summary>
internal static class DialogWriting
{
    public static DialogOptions Options(ConverseConfig config, int seed, string prefix) => new()
    {
        Seed = seed,
        IdPrefix = prefix,
        Kinds = config.Kinds.ToDictionary(k => k.Kind, k => k.Share),
        FewestTools = config.FewestCandidates,
        MostTools = config.Candidates,
        MostToolsAdjusted = config.MostCandidates,
        MostCalls = config.MostCalls,
        FewestTurns = config.FewestTurns,
        MostTurns = config.MostTurns,
        FollowUps = config.FollowUps,
        Further = config.Further.ToDictionary(f => f.Form, f => f.Share),
        AskedFirst = config.AskedFirst,
        AskedLater = config.AskedLater ?? new DialogOptions().AskedLater,
        Measure = config.Dissimilarity.Measure,
        Over = config.Dissimilarity.Over,
        ConsistencySamples = config.Consistency,
        FaultRate = config.FaultRate,
        Retries = config.Retries,
    };
}
