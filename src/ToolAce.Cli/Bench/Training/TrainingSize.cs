namespace ToolAce.Cli.Bench.Training;

/// <summary>How much one measured training does.</summary>
/// <param name="Length">Tokens of a sequence.</param>
/// <param name="Batch">Sequences of a step.</param>
/// <param name="Part">Sequences in one forward pass of ours.</param>
/// <param name="Steps">Steps, the first of which only warm up.</param>
internal sealed record TrainingSize(int Length, int Batch, int Part, int Steps)
{
    /// <summary>Steps that are not measured: the runtime compiles hot code, the allocator finds its size.</summary>
    public const int WarmUp = 3;

    /// <summary>The last of so many parts of a sequence is supervised, as a dialog's answers are.</summary>
    public const int SupervisedShare = 4;

    /// <summary>High enough that losses of different work would part at once.</summary>
    public const double PeakRate = 1e-3;
}
