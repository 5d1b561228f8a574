namespace ToolAce.Eval.Tests.Mutants;

/// <summary>
/// One small mistake: in <paramref name="File"/> (below eval/ToolAce.Eval) the text <paramref name="Before"/> + <paramref name="From"/> + <paramref name="After"/> occurs once,
/// and in it the expression <paramref name="From"/> becomes <paramref name="To"/>.
/// </summary>
internal sealed record Mutant(int Number, string File, string Before, string From, string After, string To)
{
    public string Place => Before + From + After;

    public override string ToString() => $"mutant {Number}, {File}: {From} -> {To}";
}
