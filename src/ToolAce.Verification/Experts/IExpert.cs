using ToolAce.Core.Dialogs;

namespace ToolAce.Verification.Experts;

/// <summary>A judge of one aspect (ToolACE 2.3, model layer): a language model, or the scripted one that stands in.</summary>
public interface IExpert
{
    /// <summary>The aspect as a check id, e.g. <c>expert-hallucination</c>.</summary>
    string Id { get; }

    /// <summary>One opinion a dialog, in order. Dialogs shown here have passed the rules.</summary>
    Task<IReadOnlyList<ExpertOpinion>> JudgeAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken);
}
