using ToolAce.Agents.Structured;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>A designer who is a language model, given up where too many definitions in a row cannot be used.</summary>
/// <param name="inner">The designer.</param>
/// <param name="designed">Told of every definition that can be used; by several at once.</param>
internal sealed class WatchedDesigner(IApiDesigner inner, Action designed) : IApiDesigner
{
    private static readonly HashSet<string> Outcomes = [.. Enum.GetValues<StructuredOutcome>().Where(o => o != StructuredOutcome.Answered).Select(o => CoreJson.Word(o))];
    private readonly AnswerStreak _streak = new("definitions");

    public async Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken)
    {
        var made = await inner.DesignAsync(brief, cancellationToken);
        if (made.Functionalities.Count == 0 && Outcomes.Contains(made.Api.Name))
        {
            _streak.Note($"{made.Api.Name}, {made.Api.Description}");
        }
        else
        {
            _streak.Note(problem: null);
            designed();
        }

        return made;
    }
}
