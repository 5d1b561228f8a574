using ToolAce.Core.Json;
using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Leaderboards;

/// <summary>What became of an item and whether that was right there: abstaining is right where no tool fits. In addresses <c>abstained</c> or <c>abstained-right</c>.</summary>
internal readonly record struct OutcomeKey(Outcome Outcome, bool Correct)
{
    private const string Right = "-right";

    /// <summary>In words.</summary>
    public string Words => Correct && Outcome != Outcome.Correct ? LeaderboardTexts.OutcomeRight.With(Word) : Word;

    private string Word => CoreJson.Word(Outcome).Replace('_', ' ');

    /// <summary>Of an answer.</summary>
    public static OutcomeKey Of(Prediction prediction) => new(prediction.Outcome, prediction.Correct);

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static OutcomeKey? Parse(string? text) => Enum.GetValues<Outcome>().SelectMany(o => new OutcomeKey[] { new(o, Correct: true), new(o, Correct: false) })
        .Where(k => k.ToString() == text).Select(k => (OutcomeKey?)k).FirstOrDefault();

    /// <inheritdoc/>
    public override string ToString() => CoreJson.Word(Outcome) + (Correct && Outcome != Outcome.Correct ? Right : "");
}
