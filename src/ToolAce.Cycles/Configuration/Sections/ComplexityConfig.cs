using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Who measures complexity: <c>learner</c>, the model being trained, or the folder of another model (the paper's ablation).</summary>
public sealed record ComplexityConfig(string Evaluator)
{
    /// <summary>The word for the model being trained.</summary>
    public const string Learner = "learner";

    /// <summary>Whether the model being trained measures.</summary>
    public bool ByLearner() => Evaluator == Learner;

    internal static ComplexityConfig Read(Section s) => new(s.Text("evaluator", Learner));
}
