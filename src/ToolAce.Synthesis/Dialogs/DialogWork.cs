using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>One index on its way: the version at hand, how complex it is, and all versions that there were.</summary>
internal sealed class DialogWork(int index, DialogKind kind, Difficulty difficulty)
{
    private readonly List<Adjustment> adjustments = [];
    private readonly List<ComplicationAttempt> attempts = [];
    private Complexity? first;

    public int Index => index;

    public DialogKind Kind => kind;

    public Difficulty Difficulty { get; private set; } = difficulty;

    public WrittenDialog? Written { get; set; }

    public Complexity? Now { get; private set; }

    public void Measured(Complexity? complexity) => first = Now = complexity;

    /// <summary>Takes note of a further version. With a complexity it takes the place of the one before, else that one stays.</summary>
    public void Adjust(int round, AdjustmentDirection direction, Difficulty aimed, WrittenDialog version, Complexity? after)
    {
        if (attempts.Count == 0)
        {
            attempts.Add(Written!.ToAttempt(round: 0, direction: null, Difficulty, Now!.Value, dropReason: null));
        }

        var dropped = version.DropReason ?? (after is null ? "too_long: longer than the model's context, so its complexity cannot be measured" : null);
        attempts.Add(version.ToAttempt(round, direction, aimed, after?.Value, dropped));
        if (after is not null)
        {
            adjustments.Add(new Adjustment(direction, Now!.Value, after.Value));
            (Written, Difficulty, Now) = (version, aimed, after);
        }
    }

    public GeneratedDialog Result(Band? band) => new(
        index,
        kind,
        Written!.Dialog is null ? null : Written.Dialog with { Complexity = first, Adjustments = adjustments },
        Written.DropReason,
        Now,
        band is not null && Now is { } now && !band.Contains(now.Value),
        Difficulty)
    {
        Thinking = Written.Thinking,
        Attempts = attempts,
    };
}
