using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Dialogs.Llm;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Makes dialogs of briefs.</summary>
internal sealed class DialogAuthor(DialogAgents agents, FaultInjector? faults, TfIdf words, DialogOptions options)
{
    private readonly Dissimilarity dissimilarity = new(words, options.Measure, options.Over);

    public async Task<WrittenDialog> WriteAsync(DialogBrief brief, int index, CancellationToken cancellationToken)
    {
        var talk = await new DialogLoop(agents, options.ConsistencySamples, options.MostMessages).RunAsync(brief, cancellationToken);
        var instruction = talk.ByScript ? null : $"{PersonPlan.Task(brief, spoken: 0)} {PersonPlan.Wording(brief.Difficulty)}";
        if (talk.DropReason is { } reason)
        {
            return new WrittenDialog(Dialog: null, reason, [], instruction);
        }

        var turns = talk.Turns;
        var request = string.Join(' ', turns.Where(t => t.Role == Role.User).Select(t => t.Text));
        var kind = talk.ByScript ? brief.Kind : CourseKind.Of(turns, brief.Kind);
        var dialog = new Dialog(brief.Id, kind, Domain(brief), brief.Tools, turns)
        {
            CallCount = turns.Where(t => t.Role == Role.Assistant).Sum(t => CallSyntax.Read(t.Text) is CallReading.Calls calls ? calls.Items.Count : 0),
            Dissimilarity = dissimilarity.Of(request, brief.Tools),
        };
        return new WrittenDialog(faults is null ? dialog : Spoilt(dialog, faults, Seeds.Stream(options.Seed, "fault", index)), DropReason: null, talk.Thinking, instruction);
    }

    private Dialog Spoilt(Dialog dialog, FaultInjector faults, Random random) => random.Chance(options.FaultRate) ? faults.Inject(dialog, random) : dialog;

    private static string Domain(DialogBrief brief) => (brief.Wanted.Count > 0 ? brief.Wanted[0] : brief.Outside ?? (brief.Tools.Count > 0 ? brief.Tools[0] : null))?.Lineage?.Domain ?? "";
}
