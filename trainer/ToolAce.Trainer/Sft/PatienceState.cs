namespace ToolAce.Trainer.Sft;

/// <summary>Early stopping's state. It follows from the measurements alone, so a resumed run has it again.</summary>
internal sealed record PatienceState(EvaluationRecord? Best, int WithoutImprovement)
{
    public static PatienceState Of(IEnumerable<EvaluationRecord> evaluations, EarlyStopping? options) =>
        evaluations.Aggregate(new PatienceState(null, 0), (state, e) => state.After(e, options?.MinimumImprovement ?? 0));

    private PatienceState After(EvaluationRecord evaluation, double minimum) =>
        Best is null || evaluation.Loss < Best.Loss - minimum ? new PatienceState(evaluation, 0) : this with { WithoutImprovement = WithoutImprovement + 1 };
}
