using ToolAce.Eval.Outcomes;
using ToolAce.Eval.Running;

namespace ToolAce.Eval.Anatomies;

/// <summary>What one run made of an item.</summary>
public sealed record ItemAnswer(bool Correct, Outcome Outcome, string? ErrorType, string? Message, string Text)
{
    /// <summary>From a prediction.</summary>
    public static ItemAnswer Of(Prediction prediction) => new(prediction.Correct, prediction.Outcome, prediction.ErrorType, prediction.Message, prediction.Text);
}
