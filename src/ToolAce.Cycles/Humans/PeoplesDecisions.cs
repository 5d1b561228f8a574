using ToolAce.Core.Verdicts;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Verifying;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Humans;

/// <summary>What people decided on one iteration's dialogs, as a stage was given it; nothing where nobody decided otherwise than verification.</summary>
internal sealed class PeoplesDecisions
{
    private readonly Dictionary<string, HumanDecision> byDialog;

    private PeoplesDecisions(IEnumerable<HumanDecision> decisions) => byDialog = decisions.ToDictionary(d => d.DialogId, StringComparer.Ordinal);

    /// <summary>Those on the dialogs of one iteration.</summary>
    public static PeoplesDecisions Of(StageContext context, int iteration) =>
        new(context.Request.Contents.FirstOrDefault(c => c.Name == DecisionSnapshots.NameOf(iteration)) is { } content ? new HomeDocument<HumanDecision>(content.Path).Read() : []);

    /// <summary>Whether a dialog comes before selection: verification accepted it, or it was unsure and a person accepted it.</summary>
    public bool TakesUp(VerdictRow verdict) => verdict.Outcome == VerdictOutcome.Accepted || Said(verdict.DialogId) == VerdictOutcome.Accepted;

    /// <summary>Whether a dialog may be trained on, as far as verification and people go.</summary>
    public bool Accepts(VerdictRow verdict) => TakesUp(verdict) && Said(verdict.DialogId) != VerdictOutcome.Rejected;

    /// <summary>Why a person holds a dialog back; null where none does.</summary>
    public HeldRow? Refusal(string dialogId) =>
        Said(dialogId) == VerdictOutcome.Rejected ? new HeldRow(dialogId, "rejected by a person", byDialog[dialogId].Reason) : null;

    private VerdictOutcome? Said(string dialogId) => byDialog.TryGetValue(dialogId, out var decision) ? decision.Outcome : null;
}
