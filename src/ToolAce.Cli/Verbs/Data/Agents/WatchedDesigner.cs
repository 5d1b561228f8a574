using ToolAce.Agents.Structured;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>A designer who is a language model, given up where too many definitions in a row cannot be used.</summary>
internal sealed class WatchedDesigner(IApiDesigner inner) : IApiDesigner
{
    private static readonly HashSet<string> Outcomes = [.. Enum.GetValues<StructuredOutcome>().Where(o => o != StructuredOutcome.Answered).Select(o => CoreJson.Word(o))];
    private readonly AnswerStreak _streak = new("definitions");

    public async Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken)
    {
        var designed = await inner.DesignAsync(brief, cancellationToken);
        _streak.Note(designed.Functionalities.Count == 0 && Outcomes.Contains(designed.Api.Name) ? $"{designed.Api.Name}, {designed.Api.Description}" : null);
        return designed;
    }
}
